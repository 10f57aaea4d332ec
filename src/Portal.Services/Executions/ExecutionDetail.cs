using Portal.Languages.Data;

namespace Portal.Services.Executions;

public record ExecutionSummary(string ExecutionArn, string StateMachineArn, string Name, ExecutionStatus Status, DateTimeOffset StartedAt)
{
    public DateTimeOffset? StoppedAt { get; init; }
    public int RedriveCount { get; init; }

    /// <summary>The state machine's name, read from its ARN.</summary>
    public string StateMachineName => StateMachineArn[(StateMachineArn.LastIndexOf(':') + 1)..];
}

public sealed record ExecutionDetail(string ExecutionArn, string StateMachineArn, string Name, ExecutionStatus Status, DateTimeOffset StartedAt)
    : ExecutionSummary(ExecutionArn, StateMachineArn, Name, Status, StartedAt)
{
    /// <summary>JSON; null where AWS does not show it.</summary>
    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }

    /// <summary>True where AWS says that a redrive is possible.</summary>
    public bool Redrivable { get; init; }

    /// <summary>Why it is not.</summary>
    public string? RedriveStatusReason { get; init; }
    public DateTimeOffset? RedrivenAt { get; init; }
}

public sealed record StartedExecution(string ExecutionArn, DateTimeOffset StartedAt);

/// <summary>One event of an execution's history. Values at the places of task tokens are masked.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="PreviousEventId">0 for the first events.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Type">AWS's HistoryEventType, for example <c>TaskStateEntered</c>.</param>
/// <param name="Details">The fields of the event's details (<c>stateEnteredEventDetails</c> and so on); empty where it has none.</param>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html</remarks>
public sealed record HistoryEvent(long Id, long PreviousEventId, DateTimeOffset Timestamp, string Type, DataObject Details);
