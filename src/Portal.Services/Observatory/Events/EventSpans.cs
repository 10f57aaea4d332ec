using System.Data.Common;
using Portal.Services.Observatory.Events.Index;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>
/// What times each 1,024 events in a row have, how many are left of them and how large they are: a range of time becomes ranges of
/// sequences without an index by time, and retention knows how much there is.
/// </summary>
internal static class EventSpans
{
    private const int Bits = 10;

    public static void Add(DbConnection connection, DbTransaction transaction, IEnumerable<(long Sequence, long TimeUs, int Size)> events)
    {
        foreach (var span in events.GroupBy(e => e.Sequence >> Bits))
        {
            using var command = connection.Statement("""
                INSERT INTO event_span(span, first_us, last_us, events, bytes) VALUES (@span, @first, @last, @events, @bytes)
                ON CONFLICT(span) DO UPDATE SET first_us = CASE WHEN excluded.first_us < event_span.first_us THEN excluded.first_us ELSE event_span.first_us END,
                  last_us = CASE WHEN excluded.last_us > event_span.last_us THEN excluded.last_us ELSE event_span.last_us END,
                  events = event_span.events + excluded.events, bytes = event_span.bytes + excluded.bytes
                """, ("span", span.Key), ("first", span.Min(e => e.TimeUs)), ("last", span.Max(e => e.TimeUs)), ("events", span.LongCount()), ("bytes", span.Sum(e => (long)e.Size)));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The sequences in which events of a range of time can be, newest first; neighbours are one range.</summary>
    public static IReadOnlyList<SequenceRange> Within(DbConnection connection, DateTimeOffset? from, DateTimeOffset? to)
    {
        using var command = connection.Statement("SELECT span FROM event_span WHERE last_us >= @from AND first_us < @to ORDER BY span DESC",
            ("from", from?.ToStore() ?? long.MinValue), ("to", to?.ToStore() ?? long.MaxValue));
        var ranges = new List<SequenceRange>();
        foreach (var span in command.Each(r => r.GetInt64(0)))
        {
            var range = new SequenceRange(span << Bits, ((span + 1) << Bits) - 1);
            if (ranges.Count > 0 && ranges[^1].First == range.Last + 1) ranges[^1] = ranges[^1] with { First = range.First };
            else ranges.Add(range);
        }

        return ranges;
    }

    public static (long Events, long Bytes) Total(DbConnection connection)
    {
        using var command = connection.Statement("SELECT CAST(coalesce(sum(events), 0) AS BIGINT), CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM event_span");
        return command.Each(r => (r.GetInt64(0), r.GetInt64(1)))[0];
    }

    /// <summary>After the events up to a sequence are gone.</summary>
    public static void Remove(DbConnection connection, DbTransaction transaction, long upTo)
    {
        var span = (upTo + 1) >> Bits;
        foreach (var sql in (string[])
        [
            "DELETE FROM event_span WHERE span < @span",
            """
            UPDATE event_span SET events = (SELECT count(*) FROM event WHERE seq >= @first AND seq <= @last), bytes = (SELECT coalesce(sum(size), 0) FROM event WHERE seq >= @first AND seq <= @last)
            WHERE span = @span
            """,
        ])
        {
            using var command = connection.Statement(sql, ("span", span), ("first", span << Bits), ("last", ((span + 1) << Bits) - 1));
            command.ExecuteNonQuery();
        }
    }
}
