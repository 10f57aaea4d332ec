using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>The visits of an execution as bars over time, those within a Parallel or Map under it.</summary>
/// <param name="Start">The left edge.</param>
/// <param name="Length">From the left edge to the right; never zero.</param>
public sealed record Timeline(DateTimeOffset Start, TimeSpan Length, IReadOnlyList<TimelineRow> Rows)
{
    /// <summary>A Map with more visits in it begins closed.</summary>
    public const int MostOpenAtFirst = 40;

    private static readonly double[] Steps = [1, 2, 5];

    /// <param name="toggled">Entry events of the visits that were opened or closed against how they begin.</param>
    /// <param name="now">The end of what still runs.</param>
    public static Timeline Of(VisitTree tree, DateTimeOffset start, DateTimeOffset? stopped, DateTimeOffset now, IReadOnlySet<long> toggled)
    {
        var end = stopped ?? now;
        foreach (var visit in tree.All)
        {
            if (visit.ExitedAt > end) end = visit.ExitedAt.Value;
        }

        var length = end - start;
        if (length < TimeSpan.FromMilliseconds(1)) length = TimeSpan.FromMilliseconds(1);
        var rows = new List<TimelineRow>();
        var building = new Builder(tree, start, length, end, toggled, rows);
        foreach (var visit in tree.Top) building.Add(visit, 0);
        return new Timeline(start, length, rows);
    }

    /// <summary>Round times for the axis, about as many as wanted: offsets from the left edge.</summary>
    public static IReadOnlyList<TimeSpan> Ticks(TimeSpan length, int wanted)
    {
        var rough = length.TotalMilliseconds / wanted;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(rough, 0.001))));
        var step = Steps.Append(10).Select(s => s * unit).First(s => s >= rough * 0.999);
        var ticks = new List<TimeSpan>();
        for (var at = 0.0; at <= length.TotalMilliseconds * 1.0001; at += step) ticks.Add(TimeSpan.FromMilliseconds(at));
        return ticks;
    }

    private sealed class Builder(VisitTree tree, DateTimeOffset start, TimeSpan length, DateTimeOffset end, IReadOnlySet<long> toggled, List<TimelineRow> rows)
    {
        public void Add(StateVisit visit, int depth)
        {
            var children = tree.ChildrenOf(visit).ToList();
            var open = children.Count > 0 && (children.Count <= MostOpenAtFirst) != toggled.Contains(visit.EnteredEventId);
            rows.Add(new TimelineRow(visit, depth, Part(visit.EnteredAt), Part(visit.ExitedAt ?? end), [.. Segments(visit)], children.Count, open));
            if (!open) return;
            foreach (var child in children) Add(child, depth + 1);
        }

        /// <summary>Attempts, and the delays of retries between them.</summary>
        private IEnumerable<TimelineSegment> Segments(StateVisit visit)
        {
            if (visit.Attempts.Count < 2) yield break;
            DateTimeOffset? before = null;
            foreach (var attempt in visit.Attempts)
            {
                if (before is { } ended && attempt.ScheduledAt > ended) yield return new TimelineSegment(Part(ended), Part(attempt.ScheduledAt), null, attempt.Number);
                var over = attempt.EndedAt ?? visit.ExitedAt ?? end;
                yield return new TimelineSegment(Part(attempt.ScheduledAt), Part(over), attempt.Status, attempt.Number);
                before = over;
            }
        }

        private double Part(DateTimeOffset at) => Math.Clamp((at - start) / length, 0, 1);
    }
}

/// <param name="From">Where the bar begins, as a part of the whole: 0 to 1.</param>
/// <param name="Segments">Attempts and delays; empty where there was one attempt.</param>
/// <param name="Children">How many visits lie directly in it.</param>
public sealed record TimelineRow(StateVisit Visit, int Depth, double From, double To, IReadOnlyList<TimelineSegment> Segments, int Children, bool IsOpen);

/// <param name="Status">Null: the delay before this attempt.</param>
public sealed record TimelineSegment(double From, double To, VisitStatus? Status, int Attempt);
