using Portal.Services.Executions;

namespace Portal.Services.Observatory.Correlation;

/// <summary>A visit while its history is being read.</summary>
internal sealed class VisitBuilder(string stateName, string stateType, HistoryEvent entered, VisitBuilder? parent, int? iteration)
{
    private bool failed;

    public string StateName { get; } = stateName;
    public string StateType { get; } = stateType;
    public long EnteredEventId { get; } = entered.Id;
    public DateTimeOffset EnteredAt { get; } = entered.Timestamp;
    public string? Input { get; } = entered.Details.GetString("input");
    public VisitBuilder? Parent { get; } = parent;
    public int? Iteration { get; } = iteration;
    public List<AttemptBuilder> Attempts { get; } = [];
    public List<string> EventIds { get; } = [];
    public VisitStatus Status { get; private set; } = VisitStatus.Running;
    public DateTimeOffset? ExitedAt { get; private set; }
    public string? Output { get; private set; }
    public string? Error { get; private set; }
    public string? Cause { get; private set; }
    public string? Resource { get; private set; }
    public string? NextStateName { get; set; }
    public bool IsOpen => ExitedAt is null && Status is VisitStatus.Running or VisitStatus.Waiting;

    private AttemptBuilder? Current => Attempts.Count > 0 ? Attempts[^1] : null;

    public void Schedule(HistoryEvent e, string? resource)
    {
        Resource = resource ?? Resource;
        Attempts.Add(new(e, e.Details.GetString("parameters") ?? e.Details.GetString("input")));
        (Status, failed) = (VisitStatus.Running, false);
    }

    /// <summary>The called service has answered; a task with a token begins to wait.</summary>
    public void Submit(HistoryEvent e)
    {
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("output")));
        if (Resource?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true) Status = VisitStatus.Waiting;
    }

    public void Succeed(HistoryEvent e)
    {
        Current?.End(e, VisitStatus.Succeeded);
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("output")).Except(EventIds));
        (Status, failed) = (VisitStatus.Running, false);
    }

    /// <summary>An attempt failed; whether the visit did is known only by what follows: a retry, a catcher, or the end.</summary>
    public void Fail(HistoryEvent e, VisitStatus status)
    {
        Current?.End(e, status);
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("cause")).Except(EventIds));
        (Error, Cause) = (e.Details.GetString("error") ?? (status == VisitStatus.TimedOut ? "States.Timeout" : null), e.Details.GetString("cause"));
        (Status, failed) = (status, true);
    }

    public void Abort(HistoryEvent e)
    {
        if (Current is { EndedAt: null } attempt) attempt.End(e, VisitStatus.Aborted);
        (Status, ExitedAt) = (VisitStatus.Aborted, e.Timestamp);
    }

    public void Exit(HistoryEvent e)
    {
        ExitedAt = e.Timestamp;
        Output = e.Details.GetString("output");
        Status = failed ? VisitStatus.Caught : VisitStatus.Succeeded;
    }

    /// <summary>The execution ended while the visit was open.</summary>
    public void End(HistoryEvent e, VisitStatus status)
    {
        if (ExitedAt is not null) return;
        ExitedAt = e.Timestamp;
        if (!failed) Status = status;
        if (status is VisitStatus.Failed && !failed) (Error, Cause) = (e.Details.GetString("error"), e.Details.GetString("cause"));
    }

    /// <summary>Takes the error from a later event, where the one that ended the visit had none.</summary>
    public void Explain(HistoryEvent e)
    {
        if (Error is null) (Error, Cause) = (e.Details.GetString("error"), e.Details.GetString("cause"));
    }

    /// <summary>A redrive goes on with states that had failed.</summary>
    public void Reopen() => (ExitedAt, Status, failed) = (null, VisitStatus.Running, false);

    public StateVisit Build() => new(StateName, StateType, Status, EnteredAt, EnteredEventId)
    {
        ExitedAt = ExitedAt,
        Input = Input,
        Output = Output,
        Error = Error,
        Cause = Cause,
        Resource = Resource,
        Iteration = Iteration,
        ParentEventId = Parent?.EnteredEventId,
        NextStateName = NextStateName,
        Attempts = [.. Attempts.Select((a, i) => a.Build(i + 1))],
        Events = [.. EventIds.Select(id => new EmittedEvent(id, null))],
    };
}

/// <summary>An attempt while its history is being read.</summary>
internal sealed class AttemptBuilder(HistoryEvent scheduled, string? parameters)
{
    private VisitStatus status = VisitStatus.Running;
    private string? error, cause, output;

    public long ScheduledEventId { get; } = scheduled.Id;
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(HistoryEvent e, VisitStatus ended)
    {
        (EndedAt, status) = (e.Timestamp, ended);
        (error, cause, output) = (e.Details.GetString("error"), e.Details.GetString("cause"), e.Details.GetString("output"));
    }

    public StateAttempt Build(int number) => new(number, scheduled.Timestamp, status) { EndedAt = EndedAt, Error = error, Cause = cause, Parameters = parameters, Output = output };
}
