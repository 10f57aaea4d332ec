using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

/// <summary>Lines out: pages of one stream in both directions.</summary>
internal sealed class LogReader(IJournal journal, TimeProvider clock)
{
    /// <summary>Rows to one read: enough for a page of the console, little enough for the memory.</summary>
    private const int Chunk = 500;

    /// <summary>A page ends before it grows beyond 1 MiB, as on AWS.</summary>
    private const int PageBytes = 1024 * 1024;

    /// <summary>Lines from a place on, in the order of time.</summary>
    /// <param name="group">The stream's group; its retention counts.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="from">The first place.</param>
    /// <param name="before">The place before which to end.</param>
    public IEnumerable<StoredLine> Forward(LogGroup group, LogStream stream, long from, long before)
    {
        from = Math.Max(from, LogPosition.Start(group.OldestShown(clock)));
        while (from < before)
        {
            var rows = journal.Read(LogCollections.Lines, stream.Partition, from, Chunk);
            foreach (var row in rows)
            {
                if (row.Ordinal >= before) yield break;
                yield return StoredLine.Read(row);
            }

            if (rows.Count < Chunk) yield break;
            from = rows[^1].Ordinal + 1;
        }
    }

    /// <summary>Lines before a place, newest first.</summary>
    public IEnumerable<StoredLine> Backward(LogGroup group, LogStream stream, long from, long before)
    {
        from = Math.Max(from, LogPosition.Start(group.OldestShown(clock)));
        while (from < before)
        {
            var rows = journal.Read(LogCollections.Lines, stream.Partition, before - 1, Chunk, descending: true);
            foreach (var row in rows)
            {
                if (row.Ordinal < from) yield break;
                yield return StoredLine.Read(row);
            }

            if (rows.Count < Chunk) yield break;
            before = rows[^1].Ordinal;
        }
    }

    /// <summary>As many lines as a page may hold; at least one where there is one.</summary>
    public static List<StoredLine> Page(IEnumerable<StoredLine> lines, int limit)
    {
        var page = new List<StoredLine>();
        var bytes = 0;
        foreach (var line in lines)
        {
            bytes += line.Message.Length + LogWriter.LineOverhead;
            if (page.Count > 0 && bytes > PageBytes) break;
            page.Add(line);
            if (page.Count >= limit) break;
        }

        return page;
    }
}
