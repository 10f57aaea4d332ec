using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>All state machines in memory, filled from the journal at the start. What it hands out is unchangeable.</summary>
internal sealed class StateMachineRegistry(IJournal journal, IDefinitionReader reader)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, MachineEntry> machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateMachineAlias> aliases = new(StringComparer.Ordinal);

    /// <summary>One change at a time: what is checked still holds when it is durable.</summary>
    public SemaphoreSlim Changing { get; } = new(1, 1);

    public void Load()
    {
        var revisions = new Dictionary<(string, long), JournalRow>();
        foreach (var row in journal.ReadAll(StateMachineRows.Revisions)) revisions[(row.Partition, row.Ordinal)] = row;
        foreach (var row in journal.ReadAll(StateMachineRows.Machines))
        {
            var machine = StateMachineRows.ReadMachine(row, (number, type) => StateMachineRows.ReadRevision(revisions[(row.Partition, number)], type, reader));
            var entry = new MachineEntry(machine);
            machines[machine.Arn] = entry;
        }

        foreach (var ((arn, number), row) in revisions)
        {
            if (machines.TryGetValue(arn, out var entry) && !entry.Revisions.ContainsKey(number)) entry.Revisions[number] = StateMachineRows.ReadRevision(row, entry.Machine.Type, reader);
        }

        foreach (var row in journal.ReadAll(StateMachineRows.Versions))
        {
            if (machines.TryGetValue(row.Partition, out var entry)) entry.Versions[(int)row.Ordinal] = StateMachineRows.ReadVersion(row, n => entry.Revisions[n]);
        }

        foreach (var row in journal.ReadAll(StateMachineRows.Aliases)) aliases[row.Partition] = StateMachineRows.ReadAlias(row);
    }

    public StateMachine? Find(string arn)
    {
        lock (guard) return machines.GetValueOrDefault(arn)?.Machine;
    }

    public StateMachineRevision? FindRevision(string arn, long number)
    {
        lock (guard) return machines.GetValueOrDefault(arn)?.Revisions.GetValueOrDefault(number);
    }

    public IReadOnlyList<StateMachine> List(ResourceScope scope)
    {
        lock (guard) return [.. machines.Values.Select(e => e.Machine).Where(m => m.Scope == scope).OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<StateMachine> All()
    {
        lock (guard) return [.. machines.Values.Select(e => e.Machine)];
    }

    public IReadOnlyList<StateMachineVersion> Versions(string arn)
    {
        lock (guard) return machines.TryGetValue(arn, out var entry) ? [.. entry.Versions.Values.Reverse()] : [];
    }

    public StateMachineVersion? FindVersion(string machineArn, int number)
    {
        lock (guard) return machines.GetValueOrDefault(machineArn)?.Versions.GetValueOrDefault(number);
    }

    public StateMachineAlias? FindAlias(string arn)
    {
        lock (guard) return aliases.GetValueOrDefault(arn);
    }

    public IReadOnlyList<StateMachineAlias> Aliases(string machineArn)
    {
        lock (guard) return [.. aliases.Values.Where(a => a.StateMachineArn == machineArn).OrderBy(a => a.CreationDate).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    public void Set(StateMachine machine)
    {
        lock (guard)
        {
            if (machines.TryGetValue(machine.Arn, out var entry))
            {
                entry.Machine = machine;
                entry.Revisions[machine.Current.Number] = machine.Current;
            }
            else
            {
                machines[machine.Arn] = new MachineEntry(machine);
            }
        }
    }

    public void Set(string machineArn, StateMachineVersion version)
    {
        lock (guard) machines[machineArn].Versions[version.Number] = version;
    }

    public void Set(StateMachineAlias alias)
    {
        lock (guard) aliases[alias.Arn] = alias;
    }

    public void Remove(string arn)
    {
        lock (guard)
        {
            machines.Remove(arn);
            foreach (var alias in aliases.Values.Where(a => a.StateMachineArn == arn).ToList()) aliases.Remove(alias.Arn);
        }
    }

    public void RemoveVersion(string machineArn, int number)
    {
        lock (guard) machines.GetValueOrDefault(machineArn)?.Versions.Remove(number);
    }

    public void RemoveAlias(string arn)
    {
        lock (guard) aliases.Remove(arn);
    }
}
