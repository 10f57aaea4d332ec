using Portal.Services.Aws;

namespace Portal.Services.Executions;

/// <summary>Reads histories as they are, tokens included; for the portal's own work. Pages get them through <see cref="IExecutions"/>, masked.</summary>
internal static class ExecutionHistory
{
    /// <summary>An execution with more events fails: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    public const int LongestHistory = 25_000;

    public static async Task<AwsResult<Page<HistoryEvent>>> PageAsync(AwsSession session, HistoryQuery query, CancellationToken cancellationToken)
    {
        var page = await session.StepFunctions.GetExecutionHistoryAsync(
            new(query.ExecutionArn, query.NewestFirst ? true : null, Math.Clamp(query.PageSize, 1, 1000), query.NextToken), cancellationToken);
        return page.Map(r => new Page<HistoryEvent>([.. (r.Events ?? []).Select(ExecutionReader.RawEvent)], r.NextToken));
    }

    /// <summary>Oldest first.</summary>
    public static Task<AwsResult<IReadOnlyList<HistoryEvent>>> AllAsync(AwsSession session, string executionArn, CancellationToken cancellationToken) =>
        Paging.AllAsync(token => PageAsync(session, new(executionArn) { NextToken = token }, cancellationToken), LongestHistory);
}
