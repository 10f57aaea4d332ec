namespace Portal.Services.Observatory.Correlation;

/// <summary>What a graph shows of each state.</summary>
internal static class StateSummaries
{
    public static IReadOnlyDictionary<string, StateSummary> From(IReadOnlyList<StateVisit> visits, DateTimeOffset now) => visits
        .GroupBy(v => v.StateName, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => new StateSummary(g.Key, Status(g.ToList()), g.Count(), g.Count(v => v.Status is VisitStatus.Failed or VisitStatus.Caught or VisitStatus.TimedOut),
            g.Sum(v => Math.Max(0, v.Attempts.Count - 1)), g.Sum(v => v.Events.Count), TimeSpan.FromTicks(g.Sum(v => ((v.ExitedAt ?? now) - v.EnteredAt).Ticks))), StringComparer.Ordinal);

    /// <summary>Of the latest visit; but of the iterations of a Map, which run side by side, what waits, runs or failed comes first.</summary>
    private static VisitStatus Status(List<StateVisit> visits) =>
        visits.Any(v => v.Status == VisitStatus.Waiting) ? VisitStatus.Waiting
        : visits.Any(v => v.Status == VisitStatus.Running) ? VisitStatus.Running
        : visits.FirstOrDefault(v => v is { Iteration: not null, Status: VisitStatus.Failed or VisitStatus.TimedOut })?.Status ?? visits[^1].Status;
}
