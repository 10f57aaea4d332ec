using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Events.Archives;

/// <summary>The events in archives: rows in the order of their acceptance, and a count of each archive's beside them.</summary>
public sealed class ArchivedEvents(IJournal journal)
{
    private static readonly Collection Events = new("archived_events");
    private static readonly Collection Counts = new("archive_counts");

    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    public void Load()
    {
        foreach (var row in journal.ReadAll(Counts))
        {
            var stored = (DataObject)DataValue.Parse(row.Value);
            tallies[row.Partition] = new Tally { Count = stored.GetInt64("Count")!.Value, Bytes = stored.GetInt64("Bytes")!.Value, Last = stored.GetInt64("Last")!.Value };
        }
    }

    /// <summary>How many events an archive has, and how large they are together.</summary>
    public (long Count, long Bytes) CountOf(string archiveArn)
    {
        if (!tallies.TryGetValue(archiveArn, out var tally)) return (0, 0);
        lock (tally) return (tally.Count, tally.Bytes);
    }

    /// <summary>Adds an event to what is about to be committed.</summary>
    public void Add(JournalWrites writes, string archiveArn, AcceptedEvent accepted)
    {
        var tally = tallies.GetOrAdd(archiveArn, static _ => new Tally());
        lock (tally)
        {
            // Time is the key, so that a replay reads a span of it; of two events at one tick the second takes the next.
            tally.Last = Math.Max(tally.Last + 1, accepted.AcceptedAt.UtcTicks);
            tally.Count++;
            tally.Bytes += accepted.Utf8.Length;
            writes.Put(Events, archiveArn, tally.Last, accepted.Utf8.ToArray());
            writes.Put(Counts, archiveArn, 0, tally.ToRow());
        }
    }

    /// <summary>Events from a time on, oldest first, with the keys to go on from.</summary>
    public IReadOnlyList<JournalRow> Read(string archiveArn, long from, int limit) => journal.Read(Events, archiveArn, from, limit);

    /// <summary>Takes rows of one archive away.</summary>
    public void Remove(JournalWrites writes, string archiveArn, IReadOnlyList<JournalRow> rows)
    {
        var tally = tallies.GetOrAdd(archiveArn, static _ => new Tally());
        lock (tally)
        {
            foreach (var row in rows)
            {
                writes.Delete(Events, archiveArn, row.Ordinal);
                tally.Count--;
                tally.Bytes -= row.Value.Length;
            }

            writes.Put(Counts, archiveArn, 0, tally.ToRow());
        }
    }

    /// <summary>Takes everything of an archive away.</summary>
    public void RemoveAll(JournalWrites writes, string archiveArn)
    {
        tallies.TryRemove(archiveArn, out _);
        writes.DeletePartition(Events, archiveArn).Delete(Counts, archiveArn, 0);
    }

    private sealed class Tally
    {
        public long Count { get; set; }
        public long Bytes { get; set; }
        public long Last { get; set; }

        public byte[] ToRow() => new DataObjectBuilder(3) { ["Count"] = Count, ["Bytes"] = Bytes, ["Last"] = Last }.Build().ToUtf8();
    }
}
