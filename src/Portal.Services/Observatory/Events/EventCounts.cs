using System.Data.Common;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>Counts per minute, kept beside the events so that charts over any range need not read them.</summary>
internal static class EventCounts
{
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public static void Add(DbConnection connection, DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var group in events.GroupBy(e => (e.Connection, e.EventBusName, Minute: Floor(e.Time), e.Source, e.DetailType, e.Account)))
        {
            connection.Execute("""
                INSERT INTO event_minute(connection, bus, minute, source, detail_type, account, events) VALUES (@Connection, @EventBusName, @Minute, @Source, @DetailType, @Account, @Count)
                ON CONFLICT(connection, bus, minute, source, detail_type, account) DO UPDATE SET events = event_minute.events + excluded.events
                """, new { group.Key.Connection, group.Key.EventBusName, group.Key.Minute, group.Key.Source, group.Key.DetailType, group.Key.Account, Count = group.Count() }, transaction);
        }
    }

    /// <summary>Per bucket and detail-type. Ranges are taken to whole minutes.</summary>
    public static IReadOnlyList<EventCount> Read(DbConnection connection, EventQuery query, TimeSpan bucket)
    {
        var size = Math.Max(1, bucket.Ticks / Grain.Ticks);
        return [.. connection.Query<(long Bucket, string DetailType, long Count)>("""
            SELECT minute / @size AS bucket, detail_type, sum(events) FROM event_minute
            WHERE (@Connection IS NULL OR connection = @Connection) AND (@EventBusName IS NULL OR bus = @EventBusName) AND (@Source IS NULL OR source = @Source)
              AND (@DetailType IS NULL OR detail_type = @DetailType) AND (@Account IS NULL OR account = @Account) AND minute >= @from AND minute < @to
            GROUP BY 1, 2 ORDER BY 1, 2
            """,
            new
            {
                size,
                query.Connection,
                query.EventBusName,
                query.Source,
                query.DetailType,
                query.Account,
                from = query.From is { } from ? Floor(from) : 0,
                to = query.To is { } to ? Floor(to.AddTicks(-1)) + 1 : long.MaxValue,
            }).Select(r => new EventCount((r.Bucket * size * (Grain.Ticks / TimeSpan.TicksPerMicrosecond)).FromStore(), r.DetailType, r.Count))];
    }

    public static EventFacets Facets(DbConnection connection, string of)
    {
        return new(Distinct("bus"), Distinct("source"), Distinct("detail_type"), Distinct("account"));

        IReadOnlyList<string> Distinct(string column) =>
            connection.Query<string>($"SELECT DISTINCT {column} FROM event_minute WHERE connection = @of ORDER BY 1 LIMIT 500", new { of }).AsList();
    }

    private static long Floor(DateTimeOffset time) => time.ToStore() / (Grain.Ticks / TimeSpan.TicksPerMicrosecond);
}
