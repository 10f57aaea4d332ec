using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Every execution's record, in memory: histories stay in the journal.</summary>
internal sealed class ExecutionRegistry(IJournal journal)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Entry> byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byMachine = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byMapRun = new(StringComparer.Ordinal);
    private long sequence;

    /// <summary>Reads all records; gives those that were running.</summary>
    public IReadOnlyList<ExecutionRecord> Load()
    {
        var all = journal.ReadAll(ExecutionRows.Executions).Select(ExecutionRows.ReadExecution).OrderBy(r => r.Sequence).ToList();
        foreach (var record in all) TryAdd(record);
        sequence = all.Count == 0 ? 0 : all[^1].Sequence;
        return [.. all.Where(r => r.Status == ExecutionStatus.Running)];
    }

    public ExecutionRecord? Find(string arn)
    {
        lock (guard) return byArn.GetValueOrDefault(arn)?.Record;
    }

    /// <summary>Takes a new execution in and numbers it; null where the ARN is taken.</summary>
    public ExecutionRecord? TryNumber(ExecutionRecord record)
    {
        lock (guard)
        {
            var numbered = record with { Sequence = sequence + 1 };
            if (!TryAdd(numbered)) return null;
            sequence++;
            return numbered;
        }
    }

    private bool TryAdd(ExecutionRecord record)
    {
        lock (guard)
        {
            var entry = new Entry { Record = record };
            if (!byArn.TryAdd(record.Arn, entry)) return false;
            ListOf(record).Add(entry);
            return true;
        }
    }

    public void Set(ExecutionRecord record)
    {
        lock (guard)
        {
            if (byArn.TryGetValue(record.Arn, out var entry)) entry.Record = record;
        }
    }

    public void Remove(string arn)
    {
        lock (guard)
        {
            if (byArn.Remove(arn, out var entry)) ListOf(entry.Record).Remove(entry);
        }
    }

    /// <summary>Of a state machine, without the children of MapRuns; newest first.</summary>
    /// <param name="stateMachineArn">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The sequence of the last one of the page before; null for the first page.</param>
    /// <param name="limit">The most to give.</param>
    public IReadOnlyList<ExecutionRecord> List(string stateMachineArn, Func<ExecutionRecord, bool> filter, long? after, int limit)
    {
        lock (guard) return byMachine.TryGetValue(stateMachineArn, out var list) ? Walk(list, filter, after, limit) : [];
    }

    /// <summary>The children of a MapRun; newest first.</summary>
    public IReadOnlyList<ExecutionRecord> ListChildren(string mapRunArn, Func<ExecutionRecord, bool> filter, long? after, int limit)
    {
        lock (guard) return byMapRun.TryGetValue(mapRunArn, out var list) ? Walk(list, filter, after, limit) : [];
    }

    /// <summary>Everything that a state machine ran, children included.</summary>
    public IReadOnlyList<ExecutionRecord> AllOf(string stateMachineArn)
    {
        lock (guard) return [.. byArn.Values.Select(e => e.Record).Where(r => r.StateMachineArn == stateMachineArn)];
    }

    private static List<ExecutionRecord> Walk(List<Entry> list, Func<ExecutionRecord, bool> filter, long? after, int limit)
    {
        var found = new List<ExecutionRecord>(Math.Min(limit, 100));
        for (var i = (after is null ? list.Count : FirstFrom(list, after.Value)) - 1; i >= 0 && found.Count < limit; i--)
        {
            var record = list[i].Record;
            if (filter(record)) found.Add(record);
        }

        return found;
    }

    /// <summary>The index of the first entry whose sequence is at least this.</summary>
    private static int FirstFrom(List<Entry> list, long sequence)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Record.Sequence < sequence) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private List<Entry> ListOf(ExecutionRecord record)
    {
        var (index, key) = record.MapRun is null ? (byMachine, record.StateMachineArn) : (byMapRun, record.MapRun.Arn);
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        return list;
    }

    private sealed class Entry
    {
        public required ExecutionRecord Record { get; set; }
    }
}
