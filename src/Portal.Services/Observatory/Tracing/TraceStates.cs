using Portal.Languages.Data;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;

namespace Portal.Services.Observatory.Tracing;

/// <summary>Which states of an execution a trace shows, and what they started.</summary>
internal static class TraceStates
{
    /// <summary>In the order of entry. Of many, those that tell most; with each the states around it.</summary>
    /// <param name="wanted">An event that must not be missing.</param>
    public static IReadOnlyList<StateVisit> Choose(IReadOnlyList<StateVisit> visits, int most, string? wanted)
    {
        if (visits.Count <= most) return visits;
        var byEntry = visits.ToDictionary(v => v.EnteredEventId);
        var chosen = new HashSet<long>();
        foreach (var visit in visits.OrderBy(v => Rank(v, wanted)).ThenBy(v => v.EnteredEventId))
        {
            if (chosen.Count >= most) break;
            for (var at = visit; at is not null && chosen.Add(at.EnteredEventId); at = at.ParentEventId is { } around ? byEntry.GetValueOrDefault(around) : null)
            {
            }
        }

        return [.. visits.Where(v => chosen.Contains(v.EnteredEventId))];
    }

    /// <summary>The executions that the state started as its task, as far as its results name them.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html</remarks>
    public static IEnumerable<ExecutionSummary> Started(StateVisit visit)
    {
        if (visit.Resource?.StartsWith("states:startExecution", StringComparison.Ordinal) != true) return [];
        return visit.Attempts.Select(a => Read(a.Output ?? a.Cause, a)).OfType<ExecutionSummary>().DistinctBy(e => e.ExecutionArn);
    }

    public static TraceStatus StatusOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running or ExecutionStatus.PendingRedrive => TraceStatus.Running,
        ExecutionStatus.Succeeded => TraceStatus.Succeeded,
        ExecutionStatus.TimedOut => TraceStatus.TimedOut,
        ExecutionStatus.Aborted => TraceStatus.Aborted,
        _ => TraceStatus.Failed,
    };

    public static TraceStatus StatusOf(VisitStatus status) => status switch
    {
        VisitStatus.Running => TraceStatus.Running,
        VisitStatus.Waiting => TraceStatus.Waiting,
        VisitStatus.Succeeded => TraceStatus.Succeeded,
        VisitStatus.Caught => TraceStatus.Caught,
        VisitStatus.TimedOut => TraceStatus.TimedOut,
        VisitStatus.Aborted => TraceStatus.Aborted,
        _ => TraceStatus.Failed,
    };

    private static int Rank(StateVisit visit, string? wanted) =>
        wanted is not null && visit.Events.Any(e => e.EventId == wanted) ? 0
        : visit.Status is VisitStatus.Failed or VisitStatus.TimedOut or VisitStatus.Waiting or VisitStatus.Running ? 1
        : visit.Events.Count > 0 ? 2
        : visit.Status == VisitStatus.Caught ? 3
        : visit.ParentEventId is null ? 4
        : 5;

    private static ExecutionSummary? Read(string? output, StateAttempt attempt)
    {
        if (DataValue.TryParse(output) is not DataObject answer || answer.GetString("ExecutionArn") is not { } arn) return null;
        if (Recording.ExecutionOrigin.StateMachineOf(arn) is not { } machine) return null;
        var status = answer.GetString("Status") switch
        {
            "SUCCEEDED" => ExecutionStatus.Succeeded,
            "FAILED" => ExecutionStatus.Failed,
            "TIMED_OUT" => ExecutionStatus.TimedOut,
            "ABORTED" => ExecutionStatus.Aborted,
            _ => ExecutionStatus.Running,
        };
        return new(arn, machine, arn[(arn.LastIndexOf(':') + 1)..], status, attempt.ScheduledAt);
    }
}
