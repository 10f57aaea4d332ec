using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks;

/// <summary>Every stack of the sandbox, the deleted ones of the last 90 days included, and what they export.</summary>
internal sealed class StackDirectory
{
    private static readonly TimeSpan DeletedStay = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<string, Stack> stacks = new(StringComparer.Ordinal);
    private readonly IJournal journal;
    private readonly TimeProvider clock;

    public StackDirectory(IJournal journal, TimeProvider clock)
    {
        (this.journal, this.clock) = (journal, clock);
        byte[]? state = null;
        foreach (var row in journal.ReadAll(StackRows.Stacks))
        {
            if (row.Ordinal == StackRows.State) state = row.Value;
            else if (state is not null) stacks[row.Partition] = StackRows.Read(row.Partition, state, StackRows.ReadInput((DataObject)DataValue.Parse(row.Value)));
        }
    }

    public IEnumerable<Stack> All => stacks.Values;

    /// <summary>By name, or by id, which finds deleted stacks too.</summary>
    public Stack? Find(ResourceScope scope, string nameOrId) => nameOrId.StartsWith("arn:", StringComparison.Ordinal)
        ? stacks.GetValueOrDefault(nameOrId) is { } found && found.Scope == scope ? found : null
        : stacks.Values.FirstOrDefault(s => s.Name == nameOrId && s.Scope == scope && !s.IsDeleted);

    /// <exception cref="AwsFault">There is no such stack.</exception>
    public Stack Require(ResourceScope scope, string nameOrId) => Find(scope, nameOrId) ?? throw StackFaults.NoStack(nameOrId);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Stack> List(ResourceScope scope) => [.. stacks.Values
        .Where(s => s.Scope == scope && !(s.DeletedMilliseconds < (clock.GetUtcNow() - DeletedStay).ToUnixTimeMilliseconds()))
        .OrderByDescending(s => s.CreatedMilliseconds).ThenBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>What the stacks of an account and region export, by name.</summary>
    public IEnumerable<(Stack Stack, StackOutput Output)> Exports(ResourceScope scope) => stacks.Values
        .Where(s => s.Scope == scope && !s.IsDeleted)
        .SelectMany(s => s.Outputs.Where(o => o.ExportName is not null).Select(o => (s, o)))
        .OrderBy(e => e.o.ExportName, StringComparer.Ordinal);

    /// <summary>Keeps a stack with what has just happened to it.</summary>
    public async ValueTask SaveAsync(Stack stack, bool withInput, CancellationToken cancellationToken, params StackEvent[] events)
    {
        var number = stack.Events;
        stack = stack with { Events = number + events.Length };
        var writes = new JournalWrites().Put(StackRows.Stacks, stack.Id, StackRows.State, StackRows.Write(stack));
        if (withInput) writes.Put(StackRows.Stacks, stack.Id, StackRows.Input, StackRows.Write(stack.Input).ToUtf8());
        foreach (var item in events) writes.Put(StackRows.Events, stack.Id, ++number, StackRows.Write(item));
        await journal.CommitAsync(writes, cancellationToken);
        stacks[stack.Id] = stack;
    }

    /// <summary>Newest first.</summary>
    /// <param name="stack">Whose.</param>
    /// <param name="before">The number before which to begin; null for the newest.</param>
    /// <param name="limit">The most to give.</param>
    public IReadOnlyList<(long Number, StackEvent Event)> Events(Stack stack, long? before, int limit) =>
        [.. journal.Read(StackRows.Events, stack.Id, before - 1 ?? long.MaxValue, limit, descending: true).Select(r => (r.Ordinal, StackRows.ReadEvent(r)))];

    /// <summary>Forgets a stack that was never made.</summary>
    public async ValueTask RemoveAsync(Stack stack, CancellationToken cancellationToken)
    {
        await journal.CommitAsync(new JournalWrites().DeletePartition(StackRows.Stacks, stack.Id).DeletePartition(StackRows.Events, stack.Id), cancellationToken);
        stacks.TryRemove(stack.Id, out _);
    }
}
