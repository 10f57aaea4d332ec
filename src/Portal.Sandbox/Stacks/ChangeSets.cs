using System.Collections.Concurrent;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Resources;

namespace Portal.Sandbox.Stacks;

/// <summary>The change sets of all stacks.</summary>
internal sealed class ChangeSets
{
    private readonly ConcurrentDictionary<string, ChangeSet> sets = new(StringComparer.Ordinal);
    private readonly IJournal journal;
    private readonly StackDirectory directory;
    private readonly StackService stacks;
    private readonly ResourceHandlers handlers;
    private readonly TimeProvider clock;

    public ChangeSets(IJournal journal, StackDirectory directory, StackService stacks, ResourceHandlers handlers, TimeProvider clock)
    {
        (this.journal, this.directory, this.stacks, this.handlers, this.clock) = (journal, directory, stacks, handlers, clock);
        foreach (var row in journal.ReadAll(StackRows.ChangeSets)) sets[row.Partition] = ChangeSet.Read(row.Partition, row.Value);
    }

    /// <summary>Of one stack, oldest first.</summary>
    public IReadOnlyList<ChangeSet> List(Stack stack) => [.. sets.Values.Where(s => s.StackId == stack.Id).OrderBy(s => s.CreatedMilliseconds).ThenBy(s => s.Name, StringComparer.Ordinal)];

    /// <param name="scope">Whose.</param>
    /// <param name="nameOrId">An id, or a name with its stack's.</param>
    /// <param name="stackName">Name or id of the stack; null where an id says it.</param>
    /// <exception cref="AwsFault">ChangeSetNotFound.</exception>
    public ChangeSet Require(ResourceScope scope, string nameOrId, string? stackName)
    {
        if (sets.TryGetValue(nameOrId, out var known)) return known;
        if (stackName is null) throw StackFaults.Invalid("StackName must be specified if ChangeSetName is not specified as an ARN.");
        var stack = directory.Find(scope, stackName) ?? throw StackFaults.NoStack(stackName);
        return List(stack).LastOrDefault(s => s.Name == nameOrId) ?? throw StackFaults.NoChangeSet(nameOrId);
    }

    /// <summary>Prepares a change. A wrong template is refused here; that nothing changes shows in the change set's status, as on AWS.</summary>
    public async ValueTask<ChangeSet> CreateAsync(StackRequest request, string name, string? type, string? description, CancellationToken cancellationToken)
    {
        StackNames.Check(name, "changeSetName");
        var stack = directory.Find(request.Scope, request.StackName);
        var isNew = (type ?? "UPDATE") == "CREATE";
        if (!isNew && stack is null or { IsDeleted: true }) throw StackFaults.NoStack(request.StackName);
        if (isNew && stack is { IsDeleted: false } && stack.Status != StackStatus.ReviewInProgress)
            throw StackFaults.Invalid($"Stack [{request.StackName}] already exists and cannot be created again with the changeSet [{name}].");
        if (stack is not null && List(stack).Any(s => s.Name == name)) throw new AwsFault("AlreadyExistsException", $"ChangeSet {name} already exists");
        var plan = StackService.Plan(request, isNew ? null : stack, isChangeSet: true);
        if (isNew && stack is null or { IsDeleted: true })
        {
            StackNames.Check(request.StackName);
            stack = stacks.New(request, plan.Input);
            plan.Form(stack);
            await stacks.KeepAsync(stack, request.Token, cancellationToken);
        }

        var unchanged = !isNew && StackComparison.IsSame(stack!, plan);
        var set = new ChangeSet
        {
            Id = ChangeSet.IdOf(request.Scope, name),
            Name = name,
            StackId = stack!.Id,
            StackName = stack.Name,
            Type = isNew ? "CREATE" : "UPDATE",
            Status = unchanged ? "FAILED" : "CREATE_COMPLETE",
            StatusReason = unchanged ? "The submitted information didn't contain changes. Submit different information to create a change set." : null,
            ExecutionStatus = unchanged ? "UNAVAILABLE" : "AVAILABLE",
            Description = description,
            Input = plan.Input,
            Changes = unchanged ? [] : StackComparison.Changes(stack, plan, (t, p) => handlers.Find(t)?.IsReplacedBy(p) ?? false),
            CreatedMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            OnFailure = request.OnFailure,
        };
        await SaveAsync(set, cancellationToken);
        return set;
    }

    public async ValueTask ExecuteAsync(ChangeSet set, string? token, CancellationToken cancellationToken)
    {
        if (set.ExecutionStatus != "AVAILABLE")
            throw new AwsFault("InvalidChangeSetStatus", $"ChangeSet [{set.Id}] cannot be executed in its current execution status of [{set.ExecutionStatus}]");
        await SaveAsync(set with { ExecutionStatus = "EXECUTE_COMPLETE" }, cancellationToken);

        // The others were prepared for a stack that is no longer so.
        foreach (var other in sets.Values.Where(s => s.StackId == set.StackId && s.Id != set.Id && s.ExecutionStatus == "AVAILABLE").ToList())
            await SaveAsync(other with { ExecutionStatus = "OBSOLETE" }, cancellationToken);
        await stacks.ExecuteAsync(set, token, cancellationToken);
    }

    public async ValueTask DeleteAsync(ChangeSet set, CancellationToken cancellationToken)
    {
        await journal.CommitAsync(new JournalWrites().DeletePartition(StackRows.ChangeSets, set.Id), cancellationToken);
        sets.TryRemove(set.Id, out _);
    }

    private async ValueTask SaveAsync(ChangeSet set, CancellationToken cancellationToken)
    {
        await journal.CommitAsync(new JournalWrites().Put(StackRows.ChangeSets, set.Id, 0, set.ToBytes()), cancellationToken);
        sets[set.Id] = set;
    }
}
