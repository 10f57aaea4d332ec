using Portal.Components.Controls;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Events;

/// <summary>Counts per time and detail-type, arranged for the chart: the most frequent types by name, the rest as one.</summary>
public sealed record RateChartData(IReadOnlyList<RateSeries> Series, DateTimeOffset Start, TimeSpan Bucket, string Label)
{
    private const int MostSeries = 6;
    private const int WantedBuckets = 60;

    public static readonly RateChartData None = new([], DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), "");

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1),
    ];

    /// <summary>The finest round step that gives about sixty bars; the store counts by the minute.</summary>
    public static TimeSpan BucketFor(TimeSpan range) => Steps.FirstOrDefault(s => s * WantedBuckets >= range, TimeSpan.FromDays(Math.Max(1, Math.Ceiling(range.TotalDays / WantedBuckets))));

    public static RateChartData Of(IReadOnlyList<EventCount> counts, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket) => Of(counts, from, to, bucket, "events", "detail types");

    /// <summary>Failed deliveries by rule; nothing to show where no bus writes a log.</summary>
    public static RateChartData Of(FailureSeries failures, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket) =>
        Of([.. failures.Counts.Select(f => new EventCount(f.Bucket, f.RuleName, f.Count))], from, to, bucket, "failed deliveries", "rules");

    private static RateChartData Of(IReadOnlyList<EventCount> counts, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, string what, string kinds)
    {
        if (counts.Count == 0) return None;
        var start = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % bucket.Ticks), TimeSpan.Zero);
        var size = (int)Math.Clamp(((to - start) / bucket) + 1, 1, 1000);
        var types = counts.GroupBy(c => c.DetailType).OrderByDescending(g => g.Sum(c => c.Count)).ToArray();
        var series = types.Take(MostSeries).Select(g => new RateSeries(g.Key, Values(g, start, bucket, size))).ToList();
        if (types.Length > MostSeries) series.Add(new RateSeries($"{types.Length - MostSeries} more", Values(types.Skip(MostSeries).SelectMany(g => g), start, bucket, size), Tone.Neutral));
        return new(series, start, bucket, $"{counts.Sum(c => c.Count)} {what} of {types.Length} {kinds}");
    }

    private static long[] Values(IEnumerable<EventCount> counts, DateTimeOffset start, TimeSpan bucket, int size)
    {
        var values = new long[size];
        foreach (var count in counts)
        {
            var at = (int)((count.Bucket - start) / bucket);
            if (at >= 0 && at < size) values[at] += count.Count;
        }

        return values;
    }
}
