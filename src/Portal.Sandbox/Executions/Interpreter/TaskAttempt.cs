using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>One attempt of a Task state at its work.</summary>
internal sealed class TaskAttempt
{
    /// <summary>The event with which it began; with the execution's ARN it names the attempt everywhere.</summary>
    public required long ScheduledId { get; init; }

    public required Payload Parameters { get; init; }

    public string? CredentialsRoleArn { get; init; }

    /// <summary>When <c>States.Timeout</c> comes; null for never.</summary>
    public DateTimeOffset? TimeoutAt { get; init; }

    /// <summary>Seconds between heartbeats; null for none.</summary>
    public long? HeartbeatSeconds { get; init; }

    /// <summary>When the next heartbeat is overdue; null before the work has begun.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    /// <summary>What the service answered when it took the work.</summary>
    public Payload? Submitted { get; set; }
}
