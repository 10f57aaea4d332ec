using System.Data.Common;
using System.Globalization;
using Portal.Services.Observatory.Events.Index;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>
/// One walk over the events that answer a query, newest first: part by part of the index, batch by batch, until somebody has enough,
/// nothing is left, or the time of one call is used up.
/// </summary>
internal sealed class EventScan(DbConnection connection, IEventIndex index, EventQuery query, TimeProvider time)
{
    /// <summary>How long one call may look before it answers with what it has.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    private const int Batch = 500;

    private readonly EventMatcher matcher = new(query);
    private readonly long began = time.GetTimestamp();

    /// <summary>How many events were handed on.</summary>
    public int Found { get; private set; }

    /// <summary>Where a walk stopped that was not finished: everything from this sequence on was looked at.</summary>
    public long? StoppedAt { get; private set; }

    /// <param name="before">Only events of smaller sequences; null for all.</param>
    /// <param name="most">How many are wanted.</param>
    public void Run(long? before, int most, Action<RecordedEvent> take)
    {
        var range = new SequenceRange(0, before is { } b ? b - 1 : long.MaxValue);
        var term = QueryTerms.Of(query);
        foreach (var part in Parts(range, term))
        {
            var source = term is null ? new IndexSource("event e", "1 = 1", "e.seq", null, "JOIN") : index.Find(part, term);
            var last = part.Last;
            while (true)
            {
                // The first page needs no more than it shows.
                var limit = matcher.NeedsEnvelope ? Batch : Math.Min(Batch, most - Found);
                var looked = matcher.NeedsEnvelope ? Envelopes(source, part with { Last = last }, limit, most, take) : Rows(source, part with { Last = last }, limit, take);
                if (Found >= most) return;
                if (looked.Count < limit)
                {
                    last = part.First;
                    break;
                }

                last = looked.Last - 1;
                if (!IsTimeUp()) continue;
                StoppedAt = last + 1;
                return;
            }

            if (!IsTimeUp()) continue;
            StoppedAt = last;
            return;
        }
    }

    private bool IsTimeUp() => time.GetElapsedTime(began) > Longest;

    private IEnumerable<SequenceRange> Parts(SequenceRange range, IndexTerm? term)
    {
        if (query.From is null && query.To is null) return term is null ? [range] : index.Parts(connection, range);
        var timely = EventSpans.Within(connection, query.From, query.To).Select(r => r.And(range)).Where(r => !r.IsEmpty).ToList();
        if (term is null || timely.Count == 0) return timely;

        // Of each part of the index what lies between its first and its last event of that time.
        return index.Parts(connection, new(timely[^1].First, timely[0].Last))
            .Select(p => (Part: p, Hits: timely.Select(r => r.And(p)).Where(r => !r.IsEmpty).ToList())).Where(p => p.Hits.Count > 0)
            .Select(p => new SequenceRange(p.Hits[^1].First, p.Hits[0].Last));
    }

    private (int Count, long Last) Rows(IndexSource source, SequenceRange range, int limit, Action<RecordedEvent> take)
    {
        using var command = Command(EventRow.Columns, source, source.From, range, limit);
        using var reader = command.ExecuteReader();
        var (count, last) = (0, range.First);
        while (reader.Read())
        {
            var e = EventRow.Read(reader);
            (count, last) = (count + 1, e.Sequence);
            Found++;
            take(e);
        }

        return (count, last);
    }

    /// <summary>Looks into the envelopes first: most events of such a walk do not match, and need not be read whole.</summary>
    private (int Count, long Last) Envelopes(IndexSource source, SequenceRange range, int limit, int most, Action<RecordedEvent> take)
    {
        var matching = new List<long>();
        var (count, last) = (0, range.First);
        using (var command = Command("e.seq, b.envelope", source, $"{source.From} {source.Join} event_body b ON b.seq = {source.Sequence}", range, limit))
        using (var reader = command.ExecuteReader())
        {
            while (Found + matching.Count < most && reader.Read())
            {
                (count, last) = (count + 1, reader.GetInt64(0));
                if (matcher.MatchesEnvelope(reader.GetFieldValue<byte[]>(1))) matching.Add(last);
            }
        }

        if (matching.Count == 0) return (count, last);
        var numbers = string.Join(", ", matching.Select(m => m.ToString(CultureInfo.InvariantCulture)));
        using var whole = connection.Statement($"SELECT {EventRow.Columns} FROM event e WHERE e.seq IN ({numbers}) ORDER BY e.seq DESC");
        foreach (var e in whole.Each(EventRow.Read))
        {
            Found++;
            take(e);
        }

        return (count, last);
    }

    private DbCommand Command(string columns, IndexSource source, string from, SequenceRange range, int limit)
    {
        var where = $"{source.Where} AND {source.Sequence} >= @first AND {source.Sequence} <= @last";
        var values = new List<(string, object?)> { ("first", range.First), ("last", range.Last), ("limit", limit) };
        if (source.Term is not null) values.Add(("term", source.Term));
        Equal("e.connection", "connection", query.Connection);
        Equal("e.bus", "bus", query.EventBusName);
        Equal("e.source", "source", query.Source);
        Equal("e.detail_type", "type", query.DetailType);
        Equal("e.account", "account", query.Account);
        Equal("e.execution_arn", "execution", query.ExecutionArn);
        if (query.From is { } begin) Add("e.time_us >= @begin", "begin", begin.ToStore());
        if (query.To is { } end) Add("e.time_us < @end", "end", end.ToStore());
        return connection.Statement($"SELECT {columns} FROM {from} WHERE {where} ORDER BY {source.Sequence} DESC LIMIT @limit", [.. values]);

        void Equal(string column, string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) Add($"{column} = @{name}", name, value);
        }

        void Add(string condition, string name, object value)
        {
            where += " AND " + condition;
            values.Add((name, value));
        }
    }
}
