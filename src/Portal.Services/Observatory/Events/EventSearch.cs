using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>Pages through recorded events, and counts what cannot be counted in advance.</summary>
internal sealed class EventSearch(IPortalDatabase database, TimeProvider time)
{
    private const int LargestPage = 500;

    public Task<Page<RecordedEvent>> PageAsync(EventQuery query, CancellationToken cancellationToken) => database.ReadAsync(connection =>
    {
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var found = new List<RecordedEvent>(size + 1);
        var scan = new EventScan(connection, database.Dialect.Events, query, time);
        scan.Run(EventCursor.Parse(query.NextToken), size + 1, found.Add);
        if (found.Count > size) return new([.. found.Take(size)], EventCursor.Write(found[size - 1].Sequence));
        if (scan.StoppedAt is not { } sequence) return new Page<RecordedEvent>(found, null);
        return TimeAt(connection, sequence) is { } reached ? new(found, EventCursor.Write(sequence)) { ScannedTo = reached } : new Page<RecordedEvent>(found, null);
    }, cancellationToken);

    /// <summary>The newest events that answer the query, with envelopes; as many as the time of one call reaches.</summary>
    public Task<List<StoredEvent>> WithEnvelopesAsync(EventQuery query, int limit, CancellationToken cancellationToken) => database.ReadAsync(connection =>
    {
        var found = new List<RecordedEvent>();
        new EventScan(connection, database.Dialect.Events, query, time).Run(null, limit, found.Add);
        using var envelope = connection.Statement("SELECT envelope FROM event_body WHERE seq = @sequence", ("sequence", 0L));
        return found.ConvertAll(e =>
        {
            envelope.Parameters[0].Value = e.Sequence;
            return new StoredEvent(e, (string?)envelope.ExecuteScalar() ?? "{}");
        });
    }, cancellationToken);

    /// <summary>Over the newest events that the time of one call reaches.</summary>
    public Task<EventSeries> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken) => database.ReadAsync(connection =>
    {
        var ticks = Math.Max(1, bucket.Ticks);
        var counts = new SortedDictionary<(long Bucket, string Type), long>();
        var scan = new EventScan(connection, database.Dialect.Events, query, time);
        scan.Run(null, int.MaxValue, e =>
        {
            var key = (e.Time.UtcTicks / ticks, e.DetailType);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        });
        return new EventSeries([.. counts.Select(c => new EventCount(new DateTimeOffset(c.Key.Bucket * ticks, TimeSpan.Zero), c.Key.Type, c.Value))],
            scan.StoppedAt is { } sequence ? TimeAt(connection, sequence) : null);
    }, cancellationToken);

    /// <summary>The time of the newest event that was not looked at; null where there is none.</summary>
    private static DateTimeOffset? TimeAt(System.Data.Common.DbConnection connection, long sequence)
    {
        using var command = connection.Statement("SELECT time_us FROM event WHERE seq < @sequence ORDER BY seq DESC LIMIT 1", ("sequence", sequence));
        return command.Each(r => r.GetInt64(0).FromStore()).Cast<DateTimeOffset?>().FirstOrDefault();
    }
}
