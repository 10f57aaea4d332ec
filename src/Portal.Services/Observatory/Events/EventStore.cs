using System.Data.Common;
using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Services.Observatory.Events.Index;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>The recorded events on disk.</summary>
internal sealed class EventStore(IPortalDatabase database)
{
    private const int PreviewLength = 240;
    private const string Whole = $"SELECT {EventRow.Columns}, b.envelope FROM event e JOIN event_body b ON b.seq = e.seq";

    /// <summary>Adds events within the caller's transaction, in their order. Those that are there already (SQS may bring an event twice) are left out.</summary>
    /// <returns>What was new.</returns>
    public IReadOnlyList<RecordedEvent> Insert(DbConnection connection, DbTransaction transaction, IReadOnlyList<TappedEvent> events, DateTimeOffset recordedAt)
    {
        var rows = events.Select(e => Row(e, recordedAt)).ToList();
        database.Dialect.Lock(connection, transaction, StoreLock.Events);
        var sequences = database.Dialect.Events.Insert(connection, transaction, rows);
        var recorded = new List<RecordedEvent>(events.Count);
        var sizes = new List<(long, long, int)>(events.Count);
        for (var at = 0; at < events.Count; at++)
        {
            if (sequences[at] is not { } sequence) continue;
            var (e, row) = (events[at], rows[at]);
            sizes.Add((sequence, row.TimeUs, row.Size));
            recorded.Add(new(sequence, row.Connection, row.Bus, row.EventId, row.Source, row.DetailType, row.Account, row.Region, e.Time, recordedAt)
            {
                Resources = e.Resources,
                ExecutionArn = e.Origin?.ExecutionArn,
                DetailPreview = row.Preview,
                ReplayName = e.ReplayName,
                CarriesTaskToken = e.Token is not null,
            });
        }

        if (recorded.Count == 0) return recorded;
        EventSpans.Add(connection, transaction, sizes);
        EventCounts.Add(connection, transaction, recorded);
        database.Dialect.Notify(connection, transaction, StoreTopic.Events, recorded[^1].Sequence);
        return recorded;
    }

    /// <summary>One event with its envelope; of several buses that had it the first one. Null where it is not recorded.</summary>
    public Task<StoredEvent?> FindAsync(string connection, string eventId, CancellationToken cancellationToken) =>
        FirstAsync($"{Whole} WHERE e.event_id = @eventId AND e.connection = @connection ORDER BY e.seq LIMIT 1", cancellationToken, ("connection", connection), ("eventId", eventId));

    /// <summary>One event as each bus's tap recorded it, with its envelope, in the order of recording.</summary>
    public Task<List<StoredEvent>> FindCopiesAsync(string connection, string eventId, CancellationToken cancellationToken) =>
        AllAsync($"{Whole} WHERE e.event_id = @eventId AND e.connection = @connection ORDER BY e.seq LIMIT 50", cancellationToken, ("connection", connection), ("eventId", eventId));

    /// <summary>The same event as another bus's tap recorded it; null where it did not.</summary>
    public async Task<RecordedEvent?> FindOnBusAsync(string connection, string eventId, string eventBusName, CancellationToken cancellationToken) =>
        (await FirstAsync($"{Whole} WHERE e.event_id = @eventId AND e.connection = @connection AND e.bus = @bus", cancellationToken,
            ("connection", connection), ("eventId", eventId), ("bus", eventBusName)))?.Event;

    /// <summary>Those of the ids that are recorded, with envelopes; by id the first recorded.</summary>
    public async Task<IReadOnlyDictionary<string, StoredEvent>> FindAllAsync(string connection, IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredEvent>(StringComparer.Ordinal);
        foreach (var ids in eventIds.Chunk(500))
        {
            var names = ids.Select((id, at) => (Name: "id" + at.ToString(CultureInfo.InvariantCulture), Value: (object?)id)).ToList();
            var sql = $"{Whole} WHERE e.event_id IN ({string.Join(", ", names.Select(n => "@" + n.Name))}) AND e.connection = @connection ORDER BY e.seq";
            var rows = await database.ReadAsync(c =>
            {
                using var command = c.Statement(sql, [("connection", connection), .. names]);
                return command.Each(EventRow.ReadWhole);
            }, cancellationToken);
            foreach (var row in rows) found.TryAdd(row.Event.EventId, row);
        }

        return found;
    }

    /// <summary>What was recorded after a sequence, oldest first, with envelopes.</summary>
    public Task<List<StoredEvent>> AfterAsync(long sequence, int limit, CancellationToken cancellationToken) =>
        AllAsync($"{Whole} WHERE e.seq > @sequence ORDER BY e.seq LIMIT @limit", cancellationToken, ("sequence", sequence), ("limit", limit));

    /// <summary>The newest sequence; 0 where there is none.</summary>
    public Task<long> LastAsync(CancellationToken cancellationToken) => database.ReadAsync(c =>
    {
        using var command = c.Statement("SELECT coalesce(max(seq), 0) FROM event");
        return command.Each(r => r.GetInt64(0))[0];
    }, cancellationToken);

    private async Task<StoredEvent?> FirstAsync(string sql, CancellationToken cancellationToken, params (string, object?)[] values) =>
        (await AllAsync(sql, cancellationToken, values)).FirstOrDefault();

    private Task<List<StoredEvent>> AllAsync(string sql, CancellationToken cancellationToken, params (string, object?)[] values) => database.ReadAsync(c =>
    {
        using var command = c.Statement(sql, values);
        return command.Each(EventRow.ReadWhole);
    }, cancellationToken);

    /// <summary>Half a surrogate pair and the character zero are no text for a database; a sender may well write them.</summary>
    private static string Clean(string text)
    {
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    private static NewEvent Row(TappedEvent e, DateTimeOffset recordedAt)
    {
        var utf8 = Encoding.UTF8.GetBytes(e.Envelope);
        var row = new NewEvent(e.Connection, e.EventBusName, Clean(e.EventId), Clean(e.Source), Clean(e.DetailType), Clean(e.Account), e.Region, e.Time.ToStore(), recordedAt.ToStore(), e.Origin?.ExecutionArn,
            e.Resources.Count == 0 ? null : new DataArray([.. e.Resources.Select(r => (DataValue)r)]).ToJson(), e.ReplayName, e.Token is not null,
            Clean(e.Detail.Length <= PreviewLength ? e.Detail : e.Detail[..(char.IsHighSurrogate(e.Detail[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)]), e.Envelope) { Size = utf8.Length };
        return row with { Words = string.Join(' ', EventWords.Read(utf8).Concat(FacetTerms.Of(row))) };
    }
}

/// <param name="Envelope">The whole event, JSON.</param>
internal sealed record StoredEvent(RecordedEvent Event, string Envelope);
