namespace Portal.Sandbox.Executions.History;

/// <summary>
/// What an execution must remember of an event beyond what AWS shows of it. Kept in the journal beside the event, never on the wire.
/// </summary>
public sealed record ReplayNote
{
    /// <summary>Of a state that was left: the state that follows; null at the end of its scope.</summary>
    public string? Next { get; init; }

    /// <summary>Of the first event of another attempt: which Retrier allowed it.</summary>
    public int? Retrier { get; init; }

    /// <summary>Of a failure: the error that Retry and Catch see, where the event shows none or another (<c>States.HeartbeatTimeout</c>).</summary>
    public string? Error { get; init; }

    /// <summary>Of a failure whose event shows no cause.</summary>
    public string? Cause { get; init; }

    /// <summary>Of the end of a MapRun, whose event does not show it.</summary>
    public Payload? Output { get; init; }
}
