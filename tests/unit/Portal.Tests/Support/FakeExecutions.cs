using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Tests.Support;

internal sealed class FakeExecutions : IExecutions
{
    public List<ExecutionSummary> All { get; } = [];

    public AwsError? Error { get; set; }

    public List<(string StateMachineArn, string? Name, string Input)> Started { get; } = [];

    public List<string> Stopped { get; } = [];

    public List<string> Redriven { get; } = [];

    public IReadOnlyList<HistoryEvent> History { get; set; } = [];

    public Task<AwsResult<Page<ExecutionSummary>>> ListAsync(string connection, ExecutionQuery query, CancellationToken cancellationToken)
    {
        if (Error is not null) return Task.FromResult<AwsResult<Page<ExecutionSummary>>>(Error);
        var from = query.NextToken is null ? 0 : int.Parse(query.NextToken, System.Globalization.CultureInfo.InvariantCulture);
        var all = All.Where(e => e.StateMachineArn == query.StateMachineArn && (query.Status is null || e.Status == query.Status)).ToList();
        var next = from + query.PageSize < all.Count ? (from + query.PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult<AwsResult<Page<ExecutionSummary>>>(new Page<ExecutionSummary>([.. all.Skip(from).Take(query.PageSize)], next));
    }

    public Task<AwsResult<IReadOnlyList<ExecutionSummary>>> ListRecentAsync(string connection, ExecutionStatus? status, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Error is not null ? (AwsResult<IReadOnlyList<ExecutionSummary>>)Error
            : AwsResult.Ok<IReadOnlyList<ExecutionSummary>>([.. All.Where(e => status is null || e.Status == status).Take(limit)]));

    public Task<AwsResult<ExecutionDetail>> GetAsync(string connection, string executionArn, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<ExecutionDetail>>(All.OfType<ExecutionDetail>().FirstOrDefault(e => e.ExecutionArn == executionArn) is { } found
            ? found : AwsError.NotFound("Execution Does Not Exist"));

    public Task<AwsResult<Page<HistoryEvent>>> HistoryAsync(string connection, HistoryQuery query, CancellationToken cancellationToken)
    {
        var from = query.NextToken is null ? 0 : int.Parse(query.NextToken, System.Globalization.CultureInfo.InvariantCulture);
        var all = query.NewestFirst ? History.Reverse().ToList() : History.ToList();
        var next = from + query.PageSize < all.Count ? (from + query.PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult<AwsResult<Page<HistoryEvent>>>(new Page<HistoryEvent>([.. all.Skip(from).Take(query.PageSize)], next));
    }

    public Task<AwsResult<IReadOnlyList<HistoryEvent>>> FullHistoryAsync(string connection, string executionArn, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok(History));

    public Task<AwsResult<StartedExecution>> StartAsync(string connection, string stateMachineArn, string? name, string input, CancellationToken cancellationToken)
    {
        if (Error is not null) return Task.FromResult<AwsResult<StartedExecution>>(Error);
        Started.Add((stateMachineArn, name, input));
        return Task.FromResult<AwsResult<StartedExecution>>(new StartedExecution(Samples.ExecutionArn, Samples.Now));
    }

    public Task<AwsResult<Done>> StopAsync(string connection, string executionArn, string? error, string? cause, CancellationToken cancellationToken)
    {
        Stopped.Add(executionArn);
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<Done>> RedriveAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        Redriven.Add(executionArn);
        return Task.FromResult(Done.Ok);
    }
}
