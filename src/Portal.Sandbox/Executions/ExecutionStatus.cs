namespace Portal.Sandbox.Executions;

/// <summary>Where an execution stands.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html</remarks>
public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,

    /// <summary>Of a child of a MapRun that waits for its redrive.</summary>
    PendingRedrive,
}

public static class ExecutionStatuses
{
    private static readonly string[] Names = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

    /// <summary>As the wire spells it.</summary>
    public static string Wire(this ExecutionStatus status) => Names[(int)status];

    /// <summary>Null where the text is none of the wire's.</summary>
    public static ExecutionStatus? FromWire(string? text) => Array.IndexOf(Names, text) is var at and >= 0 ? (ExecutionStatus)at : null;
}
