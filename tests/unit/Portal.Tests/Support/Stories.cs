using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Services.StateMachines;

namespace Portal.Tests.Support;

/// <summary>Execution stories by hand.</summary>
internal static class Stories
{
    public static ExecutionDetail Execution(ExecutionStatus status, string? error = null, string? cause = null) =>
        new(Samples.ExecutionArn, Samples.MachineArn, "7f3c1a90", status, Samples.Now)
        {
            StoppedAt = status == ExecutionStatus.Running ? null : Samples.Now.AddSeconds(10),
            Input = """{"name":"Ada"}""",
            Error = error,
            Cause = cause,
        };

    public static ExecutionStory Of(ExecutionDetail execution, params StateVisit[] visits) =>
        new(execution, new StateMachineDetail("loan-review", Samples.MachineArn, StateMachineType.Standard, Samples.LoanReview), visits,
            visits.GroupBy(v => v.StateName).ToDictionary(g => g.Key, g => new StateSummary(g.Key, g.Last().Status, g.Count(),
                g.Count(v => v.Status == VisitStatus.Failed), g.Sum(v => Math.Max(0, v.Attempts.Count - 1)), g.Sum(v => v.Events.Count), TimeSpan.Zero)),
            HistoryCount: visits.Length * 2, Truncated: false);

    /// <param name="from">Seconds after the start.</param>
    /// <param name="to">Seconds after the start; null while it runs.</param>
    public static StateVisit Visit(long id, string name, string type, VisitStatus status, double from, double? to, long? parent = null, int? iteration = null, string? next = null) =>
        new(name, type, status, Samples.Now.AddSeconds(from), id)
        {
            ExitedAt = to is null ? null : Samples.Now.AddSeconds(to.Value),
            ParentEventId = parent,
            Iteration = iteration,
            NextStateName = next,
            Input = """{"a":1}""",
            Output = to is null ? null : """{"a":2}""",
        };

    /// <summary>A Map of three items, of which the second failed.</summary>
    public static StateVisit[] MapOfThree() =>
    [
        Visit(2, "Open accounts", "Map", VisitStatus.Failed, 0, 9),
        Visit(5, "Create account", "Task", VisitStatus.Succeeded, 1, 2, 2, 0, "Announce"),
        Visit(6, "Create account", "Task", VisitStatus.Failed, 1, 3, 2, 1),
        Visit(7, "Create account", "Task", VisitStatus.Succeeded, 1, 2, 2, 2, "Announce"),
        Visit(9, "Announce", "Task", VisitStatus.Succeeded, 2, 4, 2, 0),
        Visit(11, "Announce", "Task", VisitStatus.Aborted, 2, 9, 2, 2),
    ];
}
