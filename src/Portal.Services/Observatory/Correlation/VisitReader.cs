using Portal.Services.Executions;

namespace Portal.Services.Observatory.Correlation;

/// <summary>
/// A history to the visits of its states: pure. Events are chained by their predecessor's id; each belongs to the visit whose
/// entry the chain leads to, and those that end a Parallel or Map state to that state.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html</remarks>
internal sealed class VisitReader(TextBudget texts)
{
    private readonly Dictionary<long, VisitBuilder?> ownerOf = [];
    private readonly Dictionary<long, int> iterationAt = [];
    private readonly List<VisitBuilder> visits = [];

    /// <summary>The Fail state in which an iteration ended, by the event that says so: a Fail state has no event of its own end.</summary>
    private readonly Dictionary<long, VisitBuilder> failedIn = [];
    private VisitBuilder? failState;

    /// <param name="history">Oldest first, from the beginning.</param>
    public static IReadOnlyList<VisitBuilder> Read(IEnumerable<HistoryEvent> history)
    {
        var reader = new VisitReader(new TextBudget(int.MaxValue));
        foreach (var e in history) reader.Take(e);
        return reader.visits;
    }

    /// <summary>In the order of entry.</summary>
    public IReadOnlyList<VisitBuilder> Visits => visits;

    /// <summary>Goes on with the next event.</summary>
    public void Take(HistoryEvent e)
    {
        if (e.Type.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            Enter(e, e.Type[..^"StateEntered".Length]);
            return;
        }

        var owner = OwnerOf(e);
        EndFailState(e);
        ownerOf[e.Id] = owner;
        switch (e.Type)
        {
            case "TaskScheduled":
                owner?.Schedule(e, e.Details.GetString("resourceType") + ":" + e.Details.GetString("resource"));
                break;
            case "LambdaFunctionScheduled" or "ActivityScheduled":
                owner?.Schedule(e, e.Details.GetString("resource"));
                break;
            case "ParallelStateStarted" or "MapStateStarted":
                owner?.Schedule(e, null);
                break;
            case "TaskSubmitted":
                owner?.Submit(e);
                break;
            case "TaskSucceeded" or "LambdaFunctionSucceeded" or "ActivitySucceeded" or "ParallelStateSucceeded" or "MapStateSucceeded":
                owner?.Succeed(e);
                break;
            case "TaskTimedOut" or "LambdaFunctionTimedOut" or "ActivityTimedOut":
                owner?.Fail(e, VisitStatus.TimedOut);
                break;
            case "TaskFailed" or "TaskStartFailed" or "TaskSubmitFailed" or "LambdaFunctionFailed" or "LambdaFunctionStartFailed" or "LambdaFunctionScheduleFailed"
                or "ActivityFailed" or "ActivityScheduleFailed" or "ParallelStateFailed" or "MapStateFailed" or "EvaluationFailed":
                owner?.Fail(e, VisitStatus.Failed);
                break;
            case "MapIterationStarted":
                iterationAt[e.Id] = (int)(e.Details.GetInt64("index") ?? 0);
                break;
            case "ExecutionFailed":
                EndAll(e, VisitStatus.Failed);
                break;
            case "ExecutionTimedOut":
                EndAll(e, VisitStatus.TimedOut);
                break;
            case "ExecutionAborted":
                EndAll(e, VisitStatus.Aborted);
                break;
            case "ExecutionRedriven":
                foreach (var visit in visits.Where(v => v.Status is VisitStatus.Failed or VisitStatus.TimedOut or VisitStatus.Aborted)) visit.Reopen();
                break;
            default:
                if (e.Type.EndsWith("StateExited", StringComparison.Ordinal)) owner?.Exit(e);
                else if (e.Type.EndsWith("StateAborted", StringComparison.Ordinal)) owner?.Abort(e);
                break;
        }
    }

    private void Enter(HistoryEvent e, string type)
    {
        var before = ownerOf.GetValueOrDefault(e.PreviousEventId);
        var name = e.Details.GetString("name") ?? "";
        VisitBuilder visit;
        if (iterationAt.TryGetValue(e.PreviousEventId, out var index)) visit = new(name, type, e, before, index, texts);
        else if (before is null || !before.IsOpen || before.StateType is not ("Parallel" or "Map"))
        {
            // The next state of the same scope.
            visit = new(name, type, e, before?.Parent, before?.Iteration, texts);
            if (before is not null) before.NextStateName = name;
        }
        else visit = new(name, type, e, before, before.Iteration, texts);
        visits.Add(visit);
        ownerOf[e.Id] = visit;
    }

    /// <summary>The visit that the event is about: that of its predecessor, or the state around it which it ends.</summary>
    private VisitBuilder? OwnerOf(HistoryEvent e)
    {
        var owner = ownerOf.GetValueOrDefault(e.PreviousEventId);
        if (e.Details.GetString("name") is { } name && e.Type.EndsWith("StateExited", StringComparison.Ordinal)) return Climb(owner, v => v.StateName == name && v.ExitedAt is null);
        if (e.Type.StartsWith("ParallelState", StringComparison.Ordinal)) return Climb(owner, v => v.StateType == "Parallel" && v.ExitedAt is null);
        if (e.Type.StartsWith("Map", StringComparison.Ordinal)) return Climb(owner, v => v.StateType == "Map" && v.ExitedAt is null);
        return owner;
    }

    private static VisitBuilder? Climb(VisitBuilder? from, Func<VisitBuilder, bool> wanted)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            if (wanted(at)) return at;
        }

        return from;
    }

    /// <summary>A Fail state inside a Parallel or Map state ends when that does; the error may be told only when the execution ends.</summary>
    private void EndFailState(HistoryEvent e)
    {
        var last = failedIn.GetValueOrDefault(e.PreviousEventId) ?? ownerOf.GetValueOrDefault(e.PreviousEventId);
        if (last is not { StateType: "Fail", ExitedAt: null }) return;
        if (e.Type == "MapIterationFailed") failedIn[e.Id] = last;
        else if (e.Type is "MapStateFailed" or "ParallelStateFailed") (failState = last).End(e, VisitStatus.Failed);
    }

    /// <summary>The state at which the execution ended has its error; what ran beside it was aborted.</summary>
    private void EndAll(HistoryEvent e, VisitStatus status)
    {
        var last = ownerOf.GetValueOrDefault(e.Id);
        if (status == VisitStatus.Failed) failState?.Explain(e);
        foreach (var visit in visits.Where(v => v.ExitedAt is null))
        {
            var isOnTheWay = status != VisitStatus.Failed || Climb(last, v => v == visit) == visit;
            visit.End(e, isOnTheWay ? status : VisitStatus.Aborted);
        }
    }
}
