using Portal.Services.Aws;

namespace Portal.Services.Observatory.Events;

/// <summary>Pages through recorded events; a pattern is evaluated over what the other filters leave.</summary>
internal sealed class EventSearch(EventStore store)
{
    private const int LargestPage = 500;

    /// <summary>How many events one call looks at for a pattern that matches few: the rest is for the next page.</summary>
    private const int MostScanned = 20_000;
    private const int ScanBatch = 1000;

    public async Task<Page<RecordedEvent>> PageAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var after = EventCursor.Parse(query.NextToken);
        var matcher = new EventMatcher(query);
        if (!matcher.NeedsEnvelope)
        {
            var rows = await store.ReadAsync(query, after, size + 1, withEnvelope: false, cancellationToken);
            return new([.. rows.Take(size).Select(r => r.Event)], rows.Count > size ? EventCursor.After(rows[size - 1].Event).ToString() : null);
        }

        var found = new List<RecordedEvent>();
        for (var scanned = 0; scanned < MostScanned;)
        {
            var rows = await store.ReadAsync(query, after, ScanBatch, withEnvelope: true, cancellationToken);
            foreach (var row in rows)
            {
                if (matcher.MatchesEnvelope(row.Envelope!)) found.Add(row.Event);
                if (found.Count == size) return new(found, EventCursor.After(row.Event).ToString());
            }

            if (rows.Count < ScanBatch) return new(found, null);
            after = EventCursor.After(rows[^1].Event);
            scanned += rows.Count;
        }

        return new(found, after?.ToString()) { ScannedTo = after?.Time };
    }

    /// <summary>Counts what cannot be counted in advance, over the newest events that the budget reaches.</summary>
    public async Task<EventSeries> CountAsync(EventQuery query, TimeSpan bucket, CancellationToken cancellationToken)
    {
        var matcher = new EventMatcher(query);
        var counts = new SortedDictionary<(long Bucket, string Type), long>();
        EventCursor? after = null;
        var isWhole = false;
        for (var scanned = 0; scanned < MostScanned && !isWhole; scanned += ScanBatch)
        {
            var rows = await store.ReadAsync(query, after, ScanBatch, matcher.NeedsEnvelope, cancellationToken);
            foreach (var row in rows.Where(r => !matcher.NeedsEnvelope || matcher.MatchesEnvelope(r.Envelope!)))
            {
                var key = (row.Event.Time.UtcTicks / Math.Max(1, bucket.Ticks), row.Event.DetailType);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            isWhole = rows.Count < ScanBatch;
            if (!isWhole) after = EventCursor.After(rows[^1].Event);
        }

        return new([.. counts.Select(c => new EventCount(new DateTimeOffset(c.Key.Bucket * Math.Max(1, bucket.Ticks), TimeSpan.Zero), c.Key.Type, c.Value))], isWhole ? null : after?.Time);
    }
}
