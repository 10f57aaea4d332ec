using System.Data.Common;
using System.Globalization;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>Counts per minute and per hour, kept beside the events so that charts over any range need not read them.</summary>
internal static class EventCounts
{
    private const string Everything = "bus, source, detail_type, account";

    /// <summary>The tables, from the finest to the coarsest.</summary>
    private static readonly (string Table, string Unit, TimeSpan Grain, string Keys)[] Kept =
    [
        ("event_minute", "minute", TimeSpan.FromMinutes(1), Everything),
        ("event_hour", "hour", TimeSpan.FromHours(1), Everything),
        ("event_type_hour", "hour", TimeSpan.FromHours(1), "detail_type"),
    ];

    private static readonly (string Kind, Func<RecordedEvent, string> Of)[] Values = [("bus", e => e.EventBusName), ("source", e => e.Source), ("type", e => e.DetailType), ("account", e => e.Account)];

    public static void Add(DbConnection connection, DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var (table, unit, grain, keys) in Kept)
        {
            var whole = keys == Everything;
            using var command = new BatchCommand(connection, transaction, $"""
                INSERT INTO {table}(connection, {unit}, {keys}, events) VALUES (@connection, @unit, {(whole ? "@bus, @source, @type, @account" : "@type")}, @count)
                ON CONFLICT(connection, {unit}, {keys}) DO UPDATE SET events = {table}.events + excluded.events
                """, whole ? ["connection", "unit", "count", "type", "bus", "source", "account"] : ["connection", "unit", "count", "type"]);
            foreach (var group in events.GroupBy(e => (e.Connection, Unit: Floor(e.Time, grain), e.DetailType, Bus: whole ? e.EventBusName : "", Source: whole ? e.Source : "", Account: whole ? e.Account : "")))
            {
                if (whole) command.Run(group.Key.Connection, group.Key.Unit, group.LongCount(), group.Key.DetailType, group.Key.Bus, group.Key.Source, group.Key.Account);
                else command.Run(group.Key.Connection, group.Key.Unit, group.LongCount(), group.Key.DetailType);
            }
        }

        using var value = new BatchCommand(connection, transaction, """
            INSERT INTO event_value(connection, kind, value, last_us) VALUES (@connection, @kind, @value, @last)
            ON CONFLICT(connection, kind, value) DO UPDATE SET last_us = excluded.last_us WHERE excluded.last_us > event_value.last_us
            """, "connection", "kind", "value", "last");
        foreach (var (kind, of) in Values)
        {
            foreach (var group in events.GroupBy(e => (e.Connection, Value: of(e)))) value.Run(group.Key.Connection, kind, group.Key.Value, group.Max(e => e.Time).ToStore());
        }
    }

    /// <summary>Per bucket and detail-type. Ranges are taken to whole minutes, of buckets of hours to whole hours.</summary>
    public static IReadOnlyList<EventCount> Read(DbConnection connection, EventQuery query, TimeSpan bucket)
    {
        var byType = query is { EventBusName: null, Source: null, Account: null };
        var (table, unit, grain, _) = bucket < TimeSpan.FromHours(1) ? Kept[0] : byType ? Kept[2] : Kept[1];
        var size = Math.Max(1, bucket.Ticks / grain.Ticks);
        var where = "1 = 1";
        if (query.Connection is not null) where += " AND connection = @Connection";
        if (query.From is not null) where += $" AND {unit} >= @from";
        if (query.To is not null) where += $" AND {unit} < @to";
        if (query.EventBusName is not null) where += " AND bus = @EventBusName";
        if (query.Source is not null) where += " AND source = @Source";
        if (query.DetailType is not null) where += " AND detail_type = @DetailType";
        if (query.Account is not null) where += " AND account = @Account";
        return [.. connection.Query<(long Bucket, string DetailType, long Count)>(
            string.Create(CultureInfo.InvariantCulture, $"SELECT {unit} / {size} AS bucket, detail_type, CAST(sum(events) AS BIGINT) AS events FROM {table} WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2"),
            new
            {
                query.Connection,
                query.EventBusName,
                query.Source,
                query.DetailType,
                query.Account,
                from = query.From is { } from ? Floor(from, grain) : 0,
                to = query.To is { } to ? Floor(to.AddTicks(-1), grain) + 1 : 0,
            }).Select(r => new EventCount((r.Bucket * size * (grain.Ticks / TimeSpan.TicksPerMicrosecond)).FromStore(), r.DetailType, r.Count))];
    }

    /// <summary>The first 500 of each kind by name.</summary>
    public static EventFacets Facets(DbConnection connection, string of)
    {
        return new(Known("bus"), Known("source"), Known("type"), Known("account"));

        IReadOnlyList<string> Known(string kind) =>
            connection.Query<string>("SELECT value FROM event_value WHERE connection = @of AND kind = @kind ORDER BY value LIMIT 500", new { of, kind }).AsList();
    }

    /// <summary>Removes what is older than every event that is left.</summary>
    public static void Trim(DbConnection connection, DbTransaction transaction)
    {
        foreach (var (table, unit, grain, _) in Kept)
            connection.Execute($"DELETE FROM {table} WHERE {unit} < (SELECT coalesce(min(first_us), 0) / @grain FROM event_span)", new { grain = grain.Ticks / TimeSpan.TicksPerMicrosecond }, transaction);
        connection.Execute("DELETE FROM event_value WHERE last_us < (SELECT coalesce(min(first_us), 0) FROM event_span)", transaction: transaction);
    }

    private static long Floor(DateTimeOffset time, TimeSpan grain) => time.ToStore() / (grain.Ticks / TimeSpan.TicksPerMicrosecond);
}
