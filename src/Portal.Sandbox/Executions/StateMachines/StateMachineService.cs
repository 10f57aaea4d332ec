using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>Creates, changes and deletes state machines. What it answers is on disk.</summary>
internal sealed partial class StateMachineService(
    StateMachineRegistry registry, IJournal journal, IDefinitionReader reader, IStateMachineUse use, TimeProvider clock) : IStateMachines
{
    public async ValueTask<CreatedStateMachine> CreateAsync(ResourceScope scope, NewStateMachine machine, CancellationToken cancellationToken)
    {
        ResourceNames.Check(machine.Name);
        if (machine.VersionDescription is not null && !machine.Publish) throw ExecutionFaults.Validation("Version description can only be set when publish is true");
        CheckRole(machine.RoleArn);
        var revision = new StateMachineRevision
        {
            Number = 1,
            Date = clock.GetUtcNow(),
            DefinitionText = machine.Definition,
            Parsed = Parse(machine.Definition, machine.Type),
            RoleArn = machine.RoleArn,
            LoggingConfiguration = LoggingConfigurations.Complete(machine.LoggingConfiguration),
            TracingConfiguration = LoggingConfigurations.CompleteTracing(machine.TracingConfiguration),
            EncryptionConfiguration = LoggingConfigurations.CompleteEncryption(machine.EncryptionConfiguration),
        };
        var arn = scope.Arn("states", "stateMachine:" + machine.Name);
        using var _ = await ChangeAsync(cancellationToken);
        if (registry.Find(arn) is { } existing) return Again(existing, machine, revision);

        var created = new StateMachine
        {
            Arn = arn, Name = machine.Name, Scope = scope, Type = machine.Type, CreationDate = revision.Date, Current = revision,
            Tags = machine.Tags, LastVersion = machine.Publish ? 1 : 0,
        };
        var writes = new JournalWrites().Put(created).Put(arn, revision);
        var version = machine.Publish ? NewVersion(created, 1, machine.VersionDescription) : null;
        if (version is not null) writes.Put(arn, version);
        await journal.CommitAsync(writes, cancellationToken);
        registry.Set(created);
        if (version is not null) registry.Set(arn, version);
        return new(created, version);
    }

    public async ValueTask<UpdatedStateMachine> UpdateAsync(string arn, StateMachineChange change, CancellationToken cancellationToken)
    {
        using var _ = await ChangeAsync(cancellationToken);
        var machine = Existing(arn);
        if (change.RoleArn is not null) CheckRole(change.RoleArn);
        if (change.VersionDescription is not null && !change.Publish) throw ExecutionFaults.Validation("Version description can only be set when publish is true");
        var old = machine.Current;
        var candidate = old with
        {
            DefinitionText = change.Definition ?? old.DefinitionText,
            Parsed = change.Definition is null ? old.Parsed : Parse(change.Definition, machine.Type),
            RoleArn = change.RoleArn ?? old.RoleArn,
            LoggingConfiguration = change.LoggingConfiguration is null ? old.LoggingConfiguration : LoggingConfigurations.Complete(change.LoggingConfiguration),
            TracingConfiguration = change.TracingConfiguration is null ? old.TracingConfiguration : LoggingConfigurations.CompleteTracing(change.TracingConfiguration),
            EncryptionConfiguration = change.EncryptionConfiguration is null ? old.EncryptionConfiguration : LoggingConfigurations.CompleteEncryption(change.EncryptionConfiguration),
        };
        var now = clock.GetUtcNow();
        if (!Same(old, candidate)) machine = machine with { Current = candidate with { Number = old.Number + 1, Id = Guid.NewGuid().ToString(), Date = now } };
        machine = machine with { UpdateDate = now };
        StateMachineVersion? version = null;
        if (change.Publish) (machine, version) = PublishCurrent(machine, change.VersionDescription);

        var writes = new JournalWrites().Put(machine);
        if (!ReferenceEquals(machine.Current, old)) writes.Put(arn, machine.Current);
        if (version is not null) writes.Put(arn, version);
        await journal.CommitAsync(writes, cancellationToken);
        registry.Set(machine);
        if (version is not null) registry.Set(arn, version);
        return new(machine, version);
    }

    public async ValueTask DeleteAsync(string arn, CancellationToken cancellationToken)
    {
        using var _ = await ChangeAsync(cancellationToken);
        ResourceArns.Parse(arn, ResourceArns.StateMachine);
        if (registry.Find(arn) is not { IsDeleting: false } machine) return;
        var deleting = machine with { IsDeleting = true };
        await journal.CommitAsync(new JournalWrites().Put(deleting), cancellationToken);
        registry.Set(deleting);
        await RemoveIfUnusedAsync(deleting, cancellationToken);
    }

    /// <summary>The last execution of a machine that is being deleted has ended, or the sandbox has started again.</summary>
    public async ValueTask FinishDeletionAsync(string arn, CancellationToken cancellationToken)
    {
        if (registry.Find(arn) is not { IsDeleting: true }) return;
        using var _ = await ChangeAsync(cancellationToken);
        if (registry.Find(arn) is { IsDeleting: true } machine) await RemoveIfUnusedAsync(machine, cancellationToken);
    }

    public StateMachineTarget Resolve(string text)
    {
        var arn = ResourceArns.Parse(text, ResourceArns.StateMachine);
        if (!ResourceArns.TrySplitQualifier(arn, out var machineArn, out var qualifier))
        {
            var machine = Existing(machineArn, text);
            return new(machine, machine.Current, null, null);
        }

        var of = Existing(machineArn, text);
        if (int.TryParse(qualifier, out var number))
        {
            var version = registry.FindVersion(machineArn, number) ?? throw ExecutionFaults.StateMachineDoesNotExist(text);
            return new(of, version.Revision, version, null);
        }

        var alias = registry.FindAlias(text) ?? throw ExecutionFaults.StateMachineDoesNotExist(text);
        var chosen = VersionOf(Choose(alias.Routes, Random.Shared.Next(100)));
        return new(of, chosen.Revision, chosen, alias);
    }

    public StateMachine? Find(string arn) => registry.Find(arn);

    public IReadOnlyList<StateMachine> List(ResourceScope scope) => registry.List(scope);

    public StateMachineRevision Revision(string stateMachineArn, long number) =>
        registry.FindRevision(stateMachineArn, number) ?? throw ExecutionFaults.StateMachineDoesNotExist(stateMachineArn);

    public async ValueTask SetTagsAsync(string arn, DataObject tags, CancellationToken cancellationToken)
    {
        using var _ = await ChangeAsync(cancellationToken);
        var tagged = Existing(arn) with { Tags = tags };
        await journal.CommitAsync(new JournalWrites().Put(tagged), cancellationToken);
        registry.Set(tagged);
    }

    private async ValueTask RemoveIfUnusedAsync(StateMachine machine, CancellationToken cancellationToken)
    {
        if (use.IsRunning(machine.Arn)) return;
        var writes = new JournalWrites()
            .Delete(StateMachineRows.Machines, machine.Arn, 0)
            .DeletePartition(StateMachineRows.Revisions, machine.Arn)
            .DeletePartition(StateMachineRows.Versions, machine.Arn);
        foreach (var alias in registry.Aliases(machine.Arn)) writes.Delete(StateMachineRows.Aliases, alias.Arn, 0);
        use.Forget(machine.Arn, writes);
        await journal.CommitAsync(writes, cancellationToken);
        registry.Remove(machine.Arn);
    }

    private static CreatedStateMachine Again(StateMachine existing, NewStateMachine asked, StateMachineRevision revision)
    {
        if (existing.IsDeleting) throw ExecutionFaults.StateMachineDeleting(existing.Arn);
        var same = existing.Type == asked.Type && Same(existing.Current, revision with { RoleArn = existing.Current.RoleArn });
        return same ? new(existing, null) : throw ExecutionFaults.StateMachineAlreadyExists(existing.Arn);
    }

    private static bool Same(StateMachineRevision a, StateMachineRevision b) =>
        a.DefinitionText == b.DefinitionText && a.RoleArn == b.RoleArn && a.LoggingConfiguration.Equals(b.LoggingConfiguration)
        && a.TracingConfiguration.Equals(b.TracingConfiguration) && a.EncryptionConfiguration.Equals(b.EncryptionConfiguration);

    private Lazy<StateMachineDefinition> Parse(string definition, StateMachineType type)
    {
        var parsed = reader.Read(definition, type);
        return new(() => parsed);
    }

    private static void CheckRole(string roleArn)
    {
        if (!Arn.TryParse(roleArn, out var arn) || arn.Service != "iam") throw ExecutionFaults.InvalidArn($"Invalid Role Arn: '{roleArn}'");
    }

    private StateMachine Existing(string arn, string? asked = null)
    {
        ResourceArns.Parse(arn, ResourceArns.StateMachine);
        var machine = registry.Find(arn) ?? throw ExecutionFaults.StateMachineDoesNotExist(asked ?? arn);
        return machine.IsDeleting ? throw ExecutionFaults.StateMachineDeleting(arn) : machine;
    }

    private async ValueTask<IDisposable> ChangeAsync(CancellationToken cancellationToken)
    {
        await registry.Changing.WaitAsync(cancellationToken);
        return new Release(registry.Changing);
    }

    private sealed class Release(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
