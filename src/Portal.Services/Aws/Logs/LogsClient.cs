using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.Logs;

/// <summary>The operations of CloudWatch Logs that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html</remarks>
internal sealed class LogsClient(AwsCaller caller)
{
    private static readonly AwsJsonOperation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> DescribeLogGroups =
        new(AwsJsonService.Logs, "DescribeLogGroups", LogsJson.Default.DescribeLogGroupsRequest, LogsJson.Default.DescribeLogGroupsResponse);

    private static readonly AwsJsonOperation<FilterLogEventsRequest, FilterLogEventsResponse> FilterLogEvents =
        new(AwsJsonService.Logs, "FilterLogEvents", LogsJson.Default.FilterLogEventsRequest, LogsJson.Default.FilterLogEventsResponse);

    public Task<AwsResult<IReadOnlyList<LogGroupShape>>> DescribeLogGroupsAsync(string? prefix, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(DescribeLogGroups, new(prefix, token), cancellationToken)).Map(r => new Page<LogGroupShape>(r.LogGroups ?? [], r.NextToken)));

    public Task<AwsResult<FilterLogEventsResponse>> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(FilterLogEvents, request, cancellationToken);
}
