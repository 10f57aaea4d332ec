using System.Data.Common;
using Dapper;
using Portal.Languages.Data;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>The recorded events on disk.</summary>
internal sealed class EventStore(IPortalDatabase database)
{
    private const int PreviewLength = 240;
    private const string Columns = "e.seq, e.connection, e.bus, e.event_id, e.source, e.detail_type, e.account, e.region, e.time_us, e.recorded_us, e.execution_arn, e.resources, e.replay_name, e.has_token, e.preview";

    /// <summary>Adds events within the caller's transaction, in their order. Those that are there already (SQS may bring an event twice) are left out.</summary>
    /// <returns>What was new.</returns>
    public IReadOnlyList<RecordedEvent> Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<TappedEvent> events, DateTimeOffset recordedAt)
    {
        var recorded = new List<RecordedEvent>(events.Count);
        foreach (var e in events)
        {
            var preview = e.Detail.Length <= PreviewLength ? e.Detail : e.Detail[..PreviewLength];
            var values = new
            {
                e.Connection,
                Bus = e.EventBusName,
                e.EventId,
                e.Source,
                e.DetailType,
                e.Account,
                e.Region,
                Time = e.Time.ToStore(),
                Recorded = recordedAt.ToStore(),
                Execution = e.Origin?.ExecutionArn,
                Resources = e.Resources.Count == 0 ? null : new DataArray([.. e.Resources.Select(r => (DataValue)r)]).ToJson(),
                e.ReplayName,
                HasToken = e.Token is null ? 0 : 1,
                preview,
            };
            var seq = connection.QuerySingleOrDefault<long?>("""
                INSERT INTO event(connection, bus, event_id, source, detail_type, account, region, time_us, recorded_us, execution_arn, resources, replay_name, has_token, preview)
                VALUES (@Connection, @Bus, @EventId, @Source, @DetailType, @Account, @Region, @Time, @Recorded, @Execution, @Resources, @ReplayName, @HasToken, @preview)
                ON CONFLICT(event_id, connection, bus) DO NOTHING RETURNING seq
                """, values, transaction);
            if (seq is not { } number) continue;
            connection.Execute("INSERT INTO event_body(seq, envelope) VALUES (@number, @Envelope)", new { number, e.Envelope }, transaction);
            connection.Execute(database.Dialect.InsertEventText, new { seq = number, text = e.Envelope }, transaction);
            recorded.Add(new(number, e.Connection, e.EventBusName, e.EventId, e.Source, e.DetailType, e.Account, e.Region, e.Time, recordedAt)
            {
                Resources = e.Resources,
                ExecutionArn = e.Origin?.ExecutionArn,
                DetailPreview = preview,
                ReplayName = e.ReplayName,
                CarriesTaskToken = e.Token is not null,
            });
        }

        EventCounts.Add(connection, transaction, recorded);
        return recorded;
    }

    /// <summary>Newest first; with the envelope where it is asked for.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public Task<List<StoredEvent>> ReadAsync(EventQuery query, EventCursor? after, int limit, bool withEnvelope, CancellationToken cancellationToken)
    {
        var filter = EventFilterSql.Read(query, after, database.Dialect);
        filter.Values.Add("limit", limit);
        var page = $"SELECT {Columns} FROM {filter.From} WHERE {filter.Where} ORDER BY {filter.Order} LIMIT @limit";

        // The envelopes of the page only: they are wide.
        var sql = withEnvelope ? $"SELECT p.*, b.envelope FROM ({page}) AS p JOIN event_body b ON b.seq = p.seq" : page;
        return database.ReadAsync(c =>
        {
            var rows = c.Query<EventRow>(sql, filter.Values).Select(r => r.ToStored()).ToList();
            if (withEnvelope) rows.Sort(filter.Order.StartsWith("e.time", StringComparison.Ordinal) ? ByTime : BySequence);
            return rows;
        }, cancellationToken);
    }

    private static int ByTime(StoredEvent a, StoredEvent b) => (b.Event.Time, b.Event.Sequence).CompareTo((a.Event.Time, a.Event.Sequence));
    private static int BySequence(StoredEvent a, StoredEvent b) => b.Event.Sequence.CompareTo(a.Event.Sequence);

    /// <summary>One event with its envelope; of several buses that had it the first one. Null where it is not recorded.</summary>
    public Task<StoredEvent?> FindAsync(string connection, string eventId, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.QueryFirstOrDefault<EventRow>($"SELECT {Columns}, b.envelope FROM event e JOIN event_body b ON b.seq = e.seq WHERE e.event_id = @eventId AND e.connection = @connection ORDER BY e.seq LIMIT 1",
            new { connection, eventId })?.ToStored(), cancellationToken);

    /// <summary>One event as each bus's tap recorded it, with its envelope, in the order of recording.</summary>
    public Task<List<StoredEvent>> FindCopiesAsync(string connection, string eventId, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<EventRow>($"SELECT {Columns}, b.envelope FROM event e JOIN event_body b ON b.seq = e.seq WHERE e.event_id = @eventId AND e.connection = @connection ORDER BY e.seq LIMIT 50",
            new { connection, eventId }).Select(r => r.ToStored()).ToList(), cancellationToken);

    /// <summary>The same event as another bus's tap recorded it; null where it did not.</summary>
    public Task<RecordedEvent?> FindOnBusAsync(string connection, string eventId, string eventBusName, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.QueryFirstOrDefault<EventRow>($"SELECT {Columns} FROM event e WHERE e.event_id = @eventId AND e.connection = @connection AND e.bus = @eventBusName",
            new { connection, eventId, eventBusName })?.ToStored().Event, cancellationToken);

    /// <summary>Those of the ids that are recorded, with envelopes; by id the first recorded.</summary>
    public async Task<IReadOnlyDictionary<string, StoredEvent>> FindAllAsync(string connection, IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredEvent>(StringComparer.Ordinal);
        foreach (var ids in eventIds.Chunk(500))
        {
            var rows = await database.ReadAsync(c => c.Query<EventRow>(
                $"SELECT {Columns}, b.envelope FROM event e JOIN event_body b ON b.seq = e.seq WHERE e.event_id IN @ids AND e.connection = @connection ORDER BY e.seq", new { connection, ids }).AsList(), cancellationToken);
            foreach (var row in rows) found.TryAdd(row.ToStored().Event.EventId, row.ToStored());
        }

        return found;
    }
}

/// <param name="Envelope">Null where it was not asked for.</param>
internal sealed record StoredEvent(RecordedEvent Event, string? Envelope);
