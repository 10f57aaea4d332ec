using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;

namespace Portal.Services.Observatory.Tracing;

/// <param name="StartId">The span that was asked for.</param>
/// <param name="Spans">Depth first: each after its parent, siblings by time.</param>
public sealed record Trace(string StartId, IReadOnlyList<TraceSpan> Spans)
{
    /// <summary>What led to the first span was not looked up: the chain is longer than the query allows. Trace the first span for more.</summary>
    public bool HasEarlier { get; init; }

    public bool IsRunning => Spans.Any(s => s is { Kind: TraceSpanKind.Execution, Status: TraceStatus.Running });

    /// <summary>How many spans are missing below those that are here.</summary>
    public int LeftOut => Spans.Sum(s => s.LeftOut);
}

public enum TraceSpanKind
{
    /// <summary>An event on a bus.</summary>
    Event,

    /// <summary>A rule matched and hands the event to one target.</summary>
    Delivery,
    Execution,

    /// <summary>A state that an execution entered.</summary>
    State,
}

public enum TraceStatus
{
    /// <summary>An event that a tap recorded.</summary>
    Recorded,

    /// <summary>An event that is known by its id only: its bus has no tap, or it has not arrived yet.</summary>
    NotRecorded,

    /// <summary>The rule matches; nothing shows what became of the delivery.</summary>
    Expected,
    Delivered,
    Running,

    /// <summary>A state waits for its task token.</summary>
    Waiting,
    Succeeded,

    /// <summary>The state failed and a catcher took over.</summary>
    Caught,
    Failed,
    TimedOut,
    Aborted,
}

/// <summary>One thing in a trace. What it was is in the property of its kind.</summary>
/// <param name="Id">Unique in the trace; the same each time the trace is read.</param>
/// <param name="ParentId">What caused it; null for the first.</param>
/// <param name="Depth">0 for the first.</param>
/// <param name="Name">Detail-type, target, execution or state.</param>
/// <param name="From">When it began. Of an event the latest time that its envelope's whole second and what came of it allow; not before the state that emitted it.</param>
/// <param name="To">When it ended; the same as <paramref name="From"/> for a moment; null while it goes on, or where the end is not known.</param>
public sealed record TraceSpan(string Id, string? ParentId, int Depth, TraceSpanKind Kind, string Name, TraceStatus Status, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The id of an event, the ARN of an execution: what a trace of its own would start with. Null for others.</summary>
    public string? StartId { get; init; }

    /// <summary>The first span that was the same rule and target, or the same state machine, above this one: the chain goes in a circle.</summary>
    public string? LoopOf { get; init; }

    /// <summary>How many times round, counting from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Another span that is the very same execution or event; what follows from it stands there.</summary>
    public string? SameAs { get; init; }

    /// <summary>How many spans directly below are missing, because the query's limits were reached.</summary>
    public int LeftOut { get; init; }

    /// <summary>How sure it is that the parent caused it; null where nothing was to be judged.</summary>
    public Confidence? Confidence { get; init; }
    public string? Evidence { get; init; }

    /// <summary>Why it failed, or why what follows cannot be read.</summary>
    public string? Error { get; init; }

    /// <summary>Null for an event that is not recorded, and for other kinds.</summary>
    public RecordedEvent? Event { get; init; }
    public EventDelivery? Delivery { get; init; }
    public ExecutionSummary? Execution { get; init; }
    public StateVisit? Visit { get; init; }

    /// <summary>The execution itself, or the one that a state belongs to; null for events and deliveries.</summary>
    public string? ExecutionArn { get; init; }
}
