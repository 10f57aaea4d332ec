using Portal.Services.Aws;

namespace Portal.Services.Observatory.Correlation;

/// <summary>The causal chain around an event or an execution: back to where it began, and on to everything it caused.</summary>
public interface ITraces
{
    Task<AwsResult<Trace>> ForEventAsync(string connection, string eventId, CancellationToken cancellationToken);

    Task<AwsResult<Trace>> ForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken);
}

/// <param name="FocusId">The node that was asked for.</param>
/// <param name="Nodes">A tree, every parent before its children, children in the order of time; at most 300.</param>
/// <param name="IsTruncated">True where the chain goes on beyond these nodes.</param>
/// <param name="HasEarlier">True where it began before the first node.</param>
public sealed record Trace(string FocusId, IReadOnlyList<TraceNode> Nodes, bool IsTruncated, bool HasEarlier);

public enum TraceNodeKind
{
    Event,

    /// <summary>A rule matched and its target got the event, or should have.</summary>
    Delivery,
    Execution,

    /// <summary>A visit of a state.</summary>
    State,
}

public enum TraceStatus
{
    /// <summary>Nothing shows what became of it.</summary>
    Unknown,
    Running,
    Waiting,
    Succeeded,
    Failed,
}

/// <summary>One bar of the waterfall, one node of the graph. What it is about is in the member of its kind.</summary>
/// <param name="Id">Unique within the trace, and the same in a later trace of the same chain.</param>
/// <param name="ParentId">What caused it; null for the first.</param>
/// <param name="Name">The detail-type, rule, execution or state.</param>
/// <param name="StartedAt">When it began; for an event the time in its envelope.</param>
public sealed record TraceNode(string Id, string? ParentId, TraceNodeKind Kind, string Name, TraceStatus Status, DateTimeOffset StartedAt)
{
    /// <summary>Null for what is not over or has no length.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public RecordedEvent? Event { get; init; }
    public EventDelivery? Delivery { get; init; }
    public Executions.ExecutionSummary? Execution { get; init; }
    public StateVisit? Visit { get; init; }

    /// <summary>How sure it is that the parent caused it; null where the parent contains it.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Evidence { get; init; }

    /// <summary>On a delivery: the earlier delivery above it by the same rule to the same target. The chain runs in a circle.</summary>
    public string? LoopOf { get; init; }

    /// <summary>True where there is more below than the trace shows.</summary>
    public bool HasMore { get; init; }
}
