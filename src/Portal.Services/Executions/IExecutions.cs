using Portal.Services.Aws;

namespace Portal.Services.Executions;

/// <summary>Executions of state machines.</summary>
public interface IExecutions
{
    /// <summary>Executions of one state machine, newest first.</summary>
    Task<AwsResult<Page<ExecutionSummary>>> ListAsync(string connection, ExecutionQuery query, CancellationToken cancellationToken);

    /// <summary>The newest executions of all Standard state machines together, newest first: one call for each state machine.</summary>
    /// <param name="status">Null for all.</param>
    /// <param name="limit">At most so many; 1 to 1,000.</param>
    Task<AwsResult<IReadOnlyList<ExecutionSummary>>> ListRecentAsync(string connection, ExecutionStatus? status, int limit, CancellationToken cancellationToken);

    Task<AwsResult<ExecutionDetail>> GetAsync(string connection, string executionArn, CancellationToken cancellationToken);

    /// <summary>One page of the history. Task tokens in it are masked.</summary>
    Task<AwsResult<Page<HistoryEvent>>> HistoryAsync(string connection, HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>The whole history, oldest first, at most 25,000 events; masked.</summary>
    Task<AwsResult<IReadOnlyList<HistoryEvent>>> FullHistoryAsync(string connection, string executionArn, CancellationToken cancellationToken);

    /// <param name="name">At most 80 characters; null for a new random one.</param>
    /// <param name="input">A JSON text.</param>
    Task<AwsResult<StartedExecution>> StartAsync(string connection, string stateMachineArn, string? name, string input, CancellationToken cancellationToken);

    Task<AwsResult<Done>> StopAsync(string connection, string executionArn, string? error, string? cause, CancellationToken cancellationToken);

    /// <summary>Starts a failed, timed-out or stopped Standard execution again at the state where it ended.</summary>
    Task<AwsResult<Done>> RedriveAsync(string connection, string executionArn, CancellationToken cancellationToken);
}

/// <summary>AWS's execution states, <c>RUNNING</c> and so on.</summary>
public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
    PendingRedrive,
}

/// <param name="StateMachineArn">Whose executions.</param>
public sealed record ExecutionQuery(string StateMachineArn)
{
    public ExecutionStatus? Status { get; init; }
    public string? NextToken { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;
}

/// <param name="ExecutionArn">Whose history.</param>
public sealed record HistoryQuery(string ExecutionArn)
{
    public bool NewestFirst { get; init; }
    public string? NextToken { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int PageSize { get; init; } = 1000;
}
