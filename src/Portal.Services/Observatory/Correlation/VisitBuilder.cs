using Portal.Services.Executions;

namespace Portal.Services.Observatory.Correlation;

/// <summary>A visit while its history is being read.</summary>
internal sealed class VisitBuilder(string stateName, string stateType, HistoryEvent entered, VisitBuilder? parent, int? iteration, TextBudget texts)
{
    private bool failed;
    private string? nextStateName;
    private long? exitedEventId;
    private string? variables;

    /// <summary>What was made last; null once something has changed since.</summary>
    private StateVisit? built;

    public string StateName { get; } = stateName;
    public string StateType { get; } = stateType;
    public long EnteredEventId { get; } = entered.Id;
    public DateTimeOffset EnteredAt { get; } = entered.Timestamp;
    public string? Input { get; } = texts.Keep(entered.Details.GetString("input"));
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
    public string? NextStateName
    {
        get => nextStateName;
        set => (nextStateName, built) = (value, null);
    }

    public bool IsOpen => ExitedAt is null && Status is VisitStatus.Running or VisitStatus.Waiting;

    private AttemptBuilder? Current => Attempts.Count > 0 ? Attempts[^1] : null;

    public void Schedule(HistoryEvent e, string? resource)
    {
        Resource = resource ?? Resource;
        Attempts.Add(new(e, texts.Keep(e.Details.GetString("parameters") ?? e.Details.GetString("input"))));
        (Status, failed, built) = (VisitStatus.Running, false, null);
    }

    /// <summary>The called service has answered; a task with a token begins to wait.</summary>
    public void Submit(HistoryEvent e)
    {
        built = null;
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("output")));
        if (Resource?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true) Status = VisitStatus.Waiting;
    }

    public void Succeed(HistoryEvent e)
    {
        Current?.End(e, VisitStatus.Succeeded, texts);
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("output")).Except(EventIds));
        (Status, failed, built) = (VisitStatus.Running, false, null);
    }

    /// <summary>An attempt failed; whether the visit did is known only by what follows: a retry, a catcher, or the end.</summary>
    public void Fail(HistoryEvent e, VisitStatus status)
    {
        Current?.End(e, status, texts);
        EventIds.AddRange(EmittedEventIds.Read(e.Details.GetString("cause")).Except(EventIds));
        (Error, Cause) = (e.Details.GetString("error") ?? (status == VisitStatus.TimedOut ? "States.Timeout" : null), texts.Cut(e.Details.GetString("cause")));
        (Status, failed, built) = (status, true, null);
    }

    public void Abort(HistoryEvent e)
    {
        if (Current is { EndedAt: null } attempt) attempt.End(e, VisitStatus.Aborted, texts);
        (Status, ExitedAt, built) = (VisitStatus.Aborted, e.Timestamp, null);
    }

    public void Exit(HistoryEvent e)
    {
        (ExitedAt, exitedEventId, built) = (e.Timestamp, e.Id, null);
        Output = texts.Keep(e.Details.GetString("output"));
        variables = texts.Keep(e.Details.GetObject("assignedVariables")?.ToJson());
        Status = failed ? VisitStatus.Caught : VisitStatus.Succeeded;
    }

    /// <summary>The execution ended while the visit was open.</summary>
    public void End(HistoryEvent e, VisitStatus status)
    {
        if (ExitedAt is not null) return;
        (ExitedAt, built) = (e.Timestamp, null);
        if (!failed) Status = status;
        if (status is VisitStatus.Failed && !failed) (Error, Cause) = (e.Details.GetString("error"), texts.Cut(e.Details.GetString("cause")));
    }

    /// <summary>Takes the error from a later event, where the one that ended the visit had none.</summary>
    public void Explain(HistoryEvent e)
    {
        if (Error is null) (Error, Cause, built) = (e.Details.GetString("error"), texts.Cut(e.Details.GetString("cause")), null);
    }

    /// <summary>A redrive goes on with states that had failed.</summary>
    public void Reopen() => (ExitedAt, Status, failed, built) = (null, VisitStatus.Running, false, null);

    public StateVisit Build() => Build([.. EventIds.Select(id => new EmittedEvent(id, null))], null);

    /// <summary>The visit as it is; the same instance as before where nothing has changed.</summary>
    public StateVisit Build(IReadOnlyList<EmittedEvent> events, string? waitId) =>
        built is not null && built.WaitId == waitId && built.Events.SequenceEqual(events, ReferenceEqualityComparer.Instance) ? built : built = Make(events, waitId);

    private StateVisit Make(IReadOnlyList<EmittedEvent> events, string? waitId) => new(StateName, StateType, Status, EnteredAt, EnteredEventId)
    {
        ExitedAt = ExitedAt,
        ExitedEventId = exitedEventId,
        Input = Input,
        Output = Output,
        Error = Error,
        Cause = Cause,
        Resource = Resource,
        Iteration = Iteration,
        ParentEventId = Parent?.EnteredEventId,
        NextStateName = NextStateName,
        Attempts = Attempts.Count == 0 ? [] : [.. Attempts.Select((a, i) => a.Build(i + 1))],
        AssignedVariables = variables,
        Events = events,
        WaitId = waitId,
    };
}

/// <summary>An attempt while its history is being read.</summary>
internal sealed class AttemptBuilder(HistoryEvent scheduled, string? parameters)
{
    private readonly DateTimeOffset scheduledAt = scheduled.Timestamp;
    private VisitStatus status = VisitStatus.Running;
    private string? error, cause, output;

    public long ScheduledEventId { get; } = scheduled.Id;
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(HistoryEvent e, VisitStatus ended, TextBudget texts)
    {
        (EndedAt, status) = (e.Timestamp, ended);
        (error, cause, output) = (e.Details.GetString("error"), texts.Cut(e.Details.GetString("cause")), texts.Keep(e.Details.GetString("output")));
    }

    public StateAttempt Build(int number) => new(number, scheduledAt, status) { ScheduledEventId = ScheduledEventId, EndedAt = EndedAt, Error = error, Cause = cause, Parameters = parameters, Output = output };
}
