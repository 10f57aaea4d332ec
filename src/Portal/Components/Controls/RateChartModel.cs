namespace Portal.Components.Controls;

/// <summary>Where the bars of a <see cref="RateChart"/> stand, on a field of 1000 by 100.</summary>
/// <param name="Top">The value at the upper edge.</param>
public sealed record RateChartModel(long Top, IReadOnlyList<RateBar> Bars)
{
    public static readonly RateChartModel Empty = new(1, []);

    private const double Gap = 0.18;

    public static RateChartModel Of(IReadOnlyList<RateSeries> series)
    {
        var buckets = series.Count == 0 ? 0 : series.Max(s => s.Values.Count);
        if (buckets == 0) return Empty;
        var top = RoundUp(Enumerable.Range(0, buckets).Max(b => series.Sum(s => At(s, b))));
        var width = 1000.0 / buckets;
        var bars = new List<RateBar>();
        for (var b = 0; b < buckets; b++)
        {
            var below = 100.0;
            for (var s = 0; s < series.Count; s++)
            {
                var value = At(series[s], b);
                if (value <= 0) continue;
                var height = value * 100.0 / top;
                below -= height;
                bars.Add(new RateBar(s, b, value, (b + (Gap / 2)) * width, below, width * (1 - Gap), height));
            }
        }

        return new RateChartModel(top, bars);
    }

    /// <summary>The next of 2, 4, 6, 10, 20, 40 and so on: numbers whose half is whole, for the middle of the scale.</summary>
    public static long RoundUp(long value)
    {
        for (long unit = 1; ; unit *= 10)
        {
            foreach (var step in (ReadOnlySpan<long>)[2, 4, 6, 10])
            {
                if (value <= step * unit) return step * unit;
            }
        }
    }

    private static long At(RateSeries series, int bucket) => bucket < series.Values.Count ? series.Values[bucket] : 0;
}

/// <summary>One bar: which series and bucket, how many, and where.</summary>
public readonly record struct RateBar(int Series, int Bucket, long Value, double X, double Y, double Width, double Height);
