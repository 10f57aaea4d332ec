namespace Portal.Sandbox.Executions.History;

/// <summary>One event of an execution: a fact. Everything an execution knows follows from its events in their order.</summary>
/// <param name="Id">1 for the first, without gaps.</param>
/// <param name="PreviousEventId">The event that led to this one; 0 at the start and for what came from outside.</param>
/// <param name="Timestamp">The execution's own clock.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="Details">Null for a kind without details.</param>
/// <param name="Frame">The thread of control that it belongs to: 0 the execution's own, others branches and iterations. Not on the wire.</param>
/// <param name="Note">Not on the wire.</param>
public sealed record HistoryEvent(
    long Id,
    long PreviousEventId,
    DateTimeOffset Timestamp,
    HistoryEventType Type,
    HistoryDetails? Details = null,
    int Frame = 0,
    ReplayNote? Note = null);
