using Portal.Sandbox.Logs.Filtering;

namespace Portal.Sandbox.Logs;

/// <summary>Lines of many streams of a group in the order of time, filtered: FilterLogEvents.</summary>
internal sealed class LogSearch(LogReader reader)
{
    /// <summary>Lines looked at for one answer: a pattern that nothing matches ends with a token and not with a long silence.</summary>
    private const int MostExamined = 100_000;

    private const int PageBytes = 1024 * 1024;

    /// <param name="group">Where.</param>
    /// <param name="streams">Which streams.</param>
    /// <param name="pattern">Which lines.</param>
    /// <param name="range">From the first millisecond to the last, both inclusive.</param>
    /// <param name="after">The place at which the page before ended; null for the first.</param>
    /// <param name="limit">The most lines to a page.</param>
    public SearchPage Find(LogGroup group, IReadOnlyList<LogStream> streams, FilterPattern pattern, (long From, long To) range, SearchPlace? after, int limit)
    {
        var page = new SearchPage();
        var heads = new PriorityQueue<IEnumerator<StoredLine>, (long Milliseconds, long Number)>();
        var before = LogPosition.Start(range.To) + LogPosition.Numbers;
        var owners = new Dictionary<IEnumerator<StoredLine>, LogStream>(ReferenceEqualityComparer.Instance);
        foreach (var stream in streams)
        {
            var lines = reader.Forward(group, stream, Math.Max(LogPosition.Start(range.From), after?.Resume(stream.Number) ?? 0), before).GetEnumerator();
            owners[lines] = stream;
            Advance(heads, lines, stream);
        }

        var examined = 0;
        var bytes = 0;
        while (heads.TryDequeue(out var lines, out _))
        {
            var (line, stream) = (lines.Current, owners[lines]);
            examined++;
            if (pattern.Matches(line.Message))
            {
                page.Found.Add((stream, line));
                bytes += line.Message.Length + LogWriter.LineOverhead;
            }

            Advance(heads, lines, stream);
            if ((page.Found.Count < limit && bytes < PageBytes && examined < MostExamined) || heads.Count == 0) continue;
            page.Next = new SearchPlace(line.Milliseconds, stream.Number, line.Position);
            break;
        }

        foreach (var lines in owners.Keys) lines.Dispose();
        return page;
    }

    private static void Advance(PriorityQueue<IEnumerator<StoredLine>, (long, long)> heads, IEnumerator<StoredLine> lines, LogStream stream)
    {
        if (lines.MoveNext()) heads.Enqueue(lines, (lines.Current.Milliseconds, stream.Number));
    }
}

/// <summary>One page of a search.</summary>
internal sealed class SearchPage
{
    public List<(LogStream Stream, StoredLine Line)> Found { get; } = [];

    /// <summary>Where the page ended; null when everything was looked at.</summary>
    public SearchPlace? Next { get; set; }
}

/// <summary>The last line that was looked at. Lines of one millisecond are in the order of their streams' numbers.</summary>
internal sealed record SearchPlace(long Milliseconds, long StreamNumber, long Position)
{
    /// <summary>The first place of a stream that was not looked at.</summary>
    public long Resume(long streamNumber) =>
        streamNumber == StreamNumber ? Position + 1
        : streamNumber < StreamNumber ? LogPosition.Start(Milliseconds + 1)
        : LogPosition.Start(Milliseconds);

    public override string ToString() => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"{Milliseconds}/{StreamNumber}/{Position}")));

    public static SearchPlace? Parse(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)) return null;
        var parts = System.Text.Encoding.ASCII.GetString(bytes, 0, length).Split('/');
        return parts.Length == 3 && long.TryParse(parts[0], out var milliseconds) && long.TryParse(parts[1], out var stream) && long.TryParse(parts[2], out var position)
            ? new(milliseconds, stream, position)
            : null;
    }
}
