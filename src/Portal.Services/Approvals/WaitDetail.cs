namespace Portal.Services.Approvals;

public sealed record WaitQuery
{
    /// <summary>Null for all connections.</summary>
    public string? Connection { get; init; }
    public string? StateMachineArn { get; init; }
    public string? ExecutionArn { get; init; }

    /// <summary>In state machine, execution, state or payload.</summary>
    public string? Text { get; init; }

    /// <summary>True: decided and ended ones too, newest first after the open ones.</summary>
    public bool IncludeClosed { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int Limit { get; init; } = 1000;
}

/// <param name="Id">Random; stands in URLs. Never the token.</param>
/// <param name="Connection">Where the execution runs.</param>
/// <param name="ExecutionArn">The execution that waits.</param>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="StateName">The state that waits; empty while it is not known yet.</param>
/// <param name="Resource">For example <c>events:putEvents.waitForTaskToken</c>.</param>
/// <param name="WaitingSince">When the task was scheduled.</param>
/// <param name="Status">How it stands.</param>
public record WaitSummary(string Id, string Connection, string ExecutionArn, string StateMachineArn, string StateName, string Resource, DateTimeOffset WaitingSince, WaitStatus Status)
{
    /// <summary>When the step times out (or must hear a heartbeat); null where it waits for ever, up to a year.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The bus event that asks; null where none was tapped.</summary>
    public string? EventId { get; init; }

    /// <summary>The event's detail-type, or what else names the question in a line.</summary>
    public string Title { get; init; } = "";

    /// <summary>False where the token is not known: see <see cref="WaitDetail.CannotDecideBecause"/>.</summary>
    public bool CanDecide { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Comment { get; init; }

    public string StateMachineName => StateMachineArn[(StateMachineArn.LastIndexOf(':') + 1)..];
    public string ExecutionName => ExecutionArn[(ExecutionArn.LastIndexOf(':') + 1)..];
}

public sealed record WaitDetail(string Id, string Connection, string ExecutionArn, string StateMachineArn, string StateName, string Resource, DateTimeOffset WaitingSince, WaitStatus Status)
    : WaitSummary(Id, Connection, ExecutionArn, StateMachineArn, StateName, Resource, WaitingSince, Status)
{
    /// <summary>What the task was given, JSON, the token masked.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>The output that approving gives, JSON, inferred from the Choice that follows; the comment is added.</summary>
    public string ApproveOutput { get; init; } = "{}";
    public string RejectOutput { get; init; } = "{}";

    /// <summary>What approving leads to, for example the next state's name; null where it cannot be told.</summary>
    public string? ApproveLeadsTo { get; init; }
    public string? RejectLeadsTo { get; init; }

    /// <summary>Where the outputs come from, in words: the Choice that was read, or that none was found.</summary>
    public string OutputBasis { get; init; } = "";

    /// <summary>Why the step cannot be completed from here; null where it can.</summary>
    public string? CannotDecideBecause { get; init; }

    /// <summary>How the wait ended, in words; null while it is open.</summary>
    public string? EndedBecause { get; init; }
}
