using System.Collections.Concurrent;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Tests.Support;

/// <summary>A journal that keeps its rows in memory: what a stage made of it must be there when a second stage starts on it.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<string, SortedDictionary<long, byte[]>>> collections = new(StringComparer.Ordinal);

    /// <summary>When set, commits fail as on a full disk.</summary>
    public bool IsFull { get; set; }

    public ConcurrentQueue<JournalWrites> Commits { get; } = new();

    public ValueTask CommitAsync(JournalWrites writes, CancellationToken cancellationToken = default)
    {
        if (IsFull) return ValueTask.FromException(new IOException("The disk is full."));
        lock (gate)
        {
            foreach (var write in writes.All) Apply(write);
        }

        Commits.Enqueue(writes);
        return ValueTask.CompletedTask;
    }

    public IReadOnlyList<JournalRow> Read(Collection collection, string partition, long from = 0, int limit = int.MaxValue, bool descending = false)
    {
        lock (gate)
        {
            if (!collections.TryGetValue(collection.Name, out var partitions) || !partitions.TryGetValue(partition, out var rows)) return [];
            var wanted = descending ? rows.Reverse().Where(r => r.Key <= from) : rows.Where(r => r.Key >= from);
            return [.. wanted.Take(limit).Select(r => new JournalRow(partition, r.Key, r.Value))];
        }
    }

    public IEnumerable<JournalRow> ReadAll(Collection collection)
    {
        lock (gate)
        {
            return collections.TryGetValue(collection.Name, out var partitions)
                ? [.. partitions.SelectMany(p => p.Value.Select(r => new JournalRow(p.Key, r.Key, r.Value)))]
                : [];
        }
    }

    private void Apply(JournalWrite write)
    {
        if (!collections.TryGetValue(write.Collection.Name, out var partitions)) collections[write.Collection.Name] = partitions = new(StringComparer.Ordinal);
        if (write.Kind == JournalWriteKind.DeletePartition)
        {
            partitions.Remove(write.Partition);
            return;
        }

        if (!partitions.TryGetValue(write.Partition, out var rows)) partitions[write.Partition] = rows = [];
        if (write.Kind == JournalWriteKind.Put) rows[write.Ordinal] = write.Value!;
        else rows.Remove(write.Ordinal);
    }
}
