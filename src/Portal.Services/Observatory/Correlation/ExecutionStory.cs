using Portal.Services.Executions;
using Portal.Services.Executions.Histories;
using Portal.Services.StateMachines;

namespace Portal.Services.Observatory.Correlation;

/// <param name="Execution">The execution.</param>
/// <param name="StateMachine">Its state machine as it was when the execution started; null where AWS no longer knows it.</param>
/// <param name="Visits">Each time that a state was entered, in the order of entry.</param>
/// <param name="States">Per state name what the graph shows.</param>
/// <param name="HistoryCount">How many history events this was made from.</param>
/// <param name="Truncated">True where the history is longer than what was read.</param>
public sealed record ExecutionStory(ExecutionDetail Execution, StateMachineDetail? StateMachine, IReadOnlyList<StateVisit> Visits,
    IReadOnlyDictionary<string, StateSummary> States, int HistoryCount, bool Truncated)
{
    /// <summary>The event that started it; null where a client did or where it is not known.</summary>
    public ExecutionTrigger? Trigger { get; init; }

    /// <summary>True while the rest of a long history is still being read: what it tells is not all here yet.</summary>
    public bool IsReading { get; init; }

    /// <summary>The events themselves; also what visits of a long execution left out. Null where none were kept.</summary>
    public IHistoryArchive? History { get; init; }
}

/// <param name="Event">The recorded event.</param>
/// <param name="Confidence">How sure.</param>
/// <param name="Evidence">Why, in words.</param>
public sealed record ExecutionTrigger(RecordedEvent Event, Confidence Confidence, string Evidence);

public enum VisitStatus
{
    Running,

    /// <summary>A task waits for its token.</summary>
    Waiting,
    Succeeded,
    Failed,

    /// <summary>The state failed and a catcher took over.</summary>
    Caught,
    Aborted,
    TimedOut,
}

/// <param name="StateName">The state.</param>
/// <param name="StateType">Task, Choice, Parallel and so on.</param>
/// <param name="Status">How it stands.</param>
/// <param name="EnteredAt">When the execution entered it.</param>
/// <param name="EnteredEventId">The history event of the entry: names the visit.</param>
public sealed record StateVisit(string StateName, string StateType, VisitStatus Status, DateTimeOffset EnteredAt, long EnteredEventId)
{
    public DateTimeOffset? ExitedAt { get; init; }

    /// <summary>The history event of its regular end; null where it has none.</summary>
    public long? ExitedEventId { get; init; }

    /// <summary>JSON; tokens masked. Null also where a long execution left it out: the entry event has it.</summary>
    public string? Input { get; init; }

    /// <summary>JSON; tokens masked. Null also where a long execution left it out: the exit event has it.</summary>
    public string? Output { get; init; }

    /// <summary>A JSON object of the variables that the state assigned, each value a JSON text; null where it assigned none.</summary>
    public string? AssignedVariables { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }
    public string? Resource { get; init; }

    /// <summary>The index of the Map iteration in which it ran; null outside of Map.</summary>
    public int? Iteration { get; init; }

    /// <summary>The entry event of the Parallel or Map state around it; null at the top.</summary>
    public long? ParentEventId { get; init; }

    /// <summary>The state that was entered next from here; null at an end.</summary>
    public string? NextStateName { get; init; }
    public IReadOnlyList<StateAttempt> Attempts { get; init; } = [];
    public IReadOnlyList<EmittedEvent> Events { get; init; } = [];

    /// <summary>The wait to decide on; null unless the state waits for a token that this portal knows.</summary>
    public string? WaitId { get; init; }
}

/// <summary>One try of a task: the first, or a retry.</summary>
/// <param name="Number">Counts from 1.</param>
public sealed record StateAttempt(int Number, DateTimeOffset ScheduledAt, VisitStatus Status)
{
    /// <summary>The history event that scheduled it; 0 where it is not known.</summary>
    public long ScheduledEventId { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }

    /// <summary>What was sent; null also where a long execution left it out: the scheduling event has it.</summary>
    public string? Parameters { get; init; }
    public string? Output { get; init; }
}

/// <summary>An event that a state emitted, known by the id in the task's result.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Recorded">What the tap recorded of it; null where the bus has no tap, or the event has not arrived yet.</param>
public sealed record EmittedEvent(string EventId, RecordedEvent? Recorded)
{
    public IReadOnlyList<EventDelivery> Deliveries { get; init; } = [];
}

/// <param name="StateName">The state.</param>
/// <param name="Status">Of the latest visit.</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="Failures">How many visits failed or were caught.</param>
/// <param name="Retries">How many attempts beyond the first.</param>
/// <param name="EventCount">How many events it emitted.</param>
/// <param name="Busy">Time spent in it, all visits together.</param>
public sealed record StateSummary(string StateName, VisitStatus Status, int Visits, int Failures, int Retries, int EventCount, TimeSpan Busy);
