namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>Postings by intervals, both ends included: finds those around a point without looking at all.</summary>
/// <typeparam name="T">Number type of the ends.</typeparam>
internal sealed class IntervalTree<T>
    where T : struct, IComparable<T>
{
    private readonly (T Low, T High, int Posting)[] intervals;

    /// <summary>The greatest end in the part of the sorted array that has its middle here.</summary>
    private readonly T[] greatest;

    public IntervalTree(IEnumerable<(T Low, T High, int Posting)> entries)
    {
        intervals = [.. entries.OrderBy(e => e.Low)];
        greatest = new T[intervals.Length];
        Measure(0, intervals.Length);
    }

    public void Find(T point, Candidates into) => Find(point, 0, intervals.Length, into);

    private T Measure(int from, int end)
    {
        if (from == end) return default;
        var middle = (from + end) / 2;
        var high = intervals[middle].High;
        if (from < middle) high = Greater(high, Measure(from, middle));
        if (middle + 1 < end) high = Greater(high, Measure(middle + 1, end));
        return greatest[middle] = high;
    }

    private void Find(T point, int from, int end, Candidates into)
    {
        while (from < end)
        {
            var middle = (from + end) / 2;
            if (greatest[middle].CompareTo(point) < 0) return;
            Find(point, from, middle, into);
            if (intervals[middle].Low.CompareTo(point) > 0) return;
            if (intervals[middle].High.CompareTo(point) >= 0) into.Add(intervals[middle].Posting);
            from = middle + 1;
        }
    }

    private static T Greater(T a, T b) => a.CompareTo(b) >= 0 ? a : b;
}
