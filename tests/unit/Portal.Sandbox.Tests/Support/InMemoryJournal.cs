using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Tests.Support;

/// <summary>A journal without a disk: commits at once, in order. Hand it to a second stage to see what a restart would read.</summary>
internal sealed class InMemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<Collection, SortedDictionary<string, SortedDictionary<long, byte[]>>> rows = [];

    /// <summary>What the disk says to the next commits; null: it works.</summary>
    public IOException? Refusal { get; set; }

    public int Commits { get; private set; }
    public int RowsWritten { get; private set; }

    public ValueTask CommitAsync(JournalWrites writes, CancellationToken cancellationToken = default)
    {
        if (writes.IsEmpty) return ValueTask.CompletedTask;
        if (Refusal is { } refusal) return ValueTask.FromException(refusal);
        lock (gate)
        {
            Commits++;
            foreach (var write in writes.All) Apply(write);
        }

        return ValueTask.CompletedTask;
    }

    public IReadOnlyList<JournalRow> Read(Collection collection, string partition, long from = 0, int limit = int.MaxValue, bool descending = false)
    {
        lock (gate)
        {
            if (!rows.TryGetValue(collection, out var partitions) || !partitions.TryGetValue(partition, out var found)) return [];
            var ordered = descending ? found.Reverse().Where(r => r.Key <= from) : found.Where(r => r.Key >= from);
            return [.. ordered.Take(limit).Select(r => new JournalRow(partition, r.Key, r.Value))];
        }
    }

    public IEnumerable<JournalRow> ReadAll(Collection collection)
    {
        lock (gate)
        {
            if (!rows.TryGetValue(collection, out var partitions)) return [];
            return [.. partitions.SelectMany(p => p.Value.Select(r => new JournalRow(p.Key, r.Key, r.Value)))];
        }
    }

    private void Apply(in JournalWrite write)
    {
        RowsWritten++;
        if (!rows.TryGetValue(write.Collection, out var partitions)) rows[write.Collection] = partitions = new(StringComparer.Ordinal);
        if (!partitions.TryGetValue(write.Partition, out var found)) partitions[write.Partition] = found = [];
        if (write.Kind == JournalWriteKind.Put) found[write.Ordinal] = write.Value!;
        else if (write.Kind == JournalWriteKind.Delete) found.Remove(write.Ordinal);
        else found.Clear();
        if (found.Count == 0) partitions.Remove(write.Partition);
    }
}
