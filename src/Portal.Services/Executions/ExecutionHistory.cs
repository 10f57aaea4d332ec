using Portal.Services.Aws;
using Portal.Services.Aws.StepFunctions;
using Portal.Services.Executions.Express;

namespace Portal.Services.Executions;

/// <summary>Reads histories as they are, tokens included; for the portal's own work. Pages get them through <see cref="IExecutions"/>, masked.</summary>
internal static class ExecutionHistory
{
    /// <summary>An execution with more events fails: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    public const int LongestHistory = 25_000;

    public static async Task<AwsResult<Page<HistoryEvent>>> PageAsync(AwsSession session, HistoryQuery query, CancellationToken cancellationToken)
    {
        if (ExpressArn.Is(query.ExecutionArn))
        {
            var logged = await ExpressLogs.HistoryAsync(session, query.ExecutionArn, cancellationToken);
            return logged.Map(all => new Page<HistoryEvent>(query.NewestFirst ? [.. all.Reverse()] : all, null));
        }

        var page = await session.StepFunctions.GetExecutionHistoryAsync(
            new(query.ExecutionArn, query.NewestFirst ? true : null, Math.Clamp(query.PageSize, 1, 1000), query.NextToken), cancellationToken);
        return page.Map(r => new Page<HistoryEvent>([.. (r.Events ?? []).Select(ExecutionReader.RawEvent)], r.NextToken));
    }

    /// <summary>Oldest first.</summary>
    public static Task<AwsResult<IReadOnlyList<HistoryEvent>>> AllAsync(AwsSession session, string executionArn, CancellationToken cancellationToken) =>
        Paging.AllAsync(token => PageAsync(session, new(executionArn) { NextToken = token }, cancellationToken), LongestHistory);

    /// <summary>The execution, from wherever it is kept.</summary>
    public static async Task<AwsResult<ExecutionDetail>> DescribeAsync(AwsSession session, string executionArn, CancellationToken cancellationToken) => ExpressArn.Is(executionArn)
        ? await ExpressLogs.DescribeAsync(session, executionArn, cancellationToken)
        : (await session.StepFunctions.DescribeExecutionAsync(executionArn, cancellationToken)).Map(ExecutionReader.Detail);

    /// <summary>The state machine as it was when the execution started; of Express ones, of which AWS keeps no revisions, as it is now.</summary>
    public static Task<AwsResult<DescribeStateMachineResponse>> DefineAsync(AwsSession session, string executionArn, CancellationToken cancellationToken) => ExpressArn.Is(executionArn)
        ? session.StepFunctions.DescribeStateMachineAsync(ExpressArn.StateMachineOf(executionArn), cancellationToken)
        : session.StepFunctions.DescribeStateMachineForExecutionAsync(executionArn, cancellationToken);
}
