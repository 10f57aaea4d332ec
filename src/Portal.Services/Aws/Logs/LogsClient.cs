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

    private static readonly AwsJsonOperation<CreateLogStreamRequest, Nothing> CreateLogStream =
        new(AwsJsonService.Logs, "CreateLogStream", LogsJson.Default.CreateLogStreamRequest, LogsJson.Default.Nothing);

    private static readonly AwsJsonOperation<PutLogEventsRequest, PutLogEventsResponse> PutLogEvents =
        new(AwsJsonService.Logs, "PutLogEvents", LogsJson.Default.PutLogEventsRequest, LogsJson.Default.PutLogEventsResponse);

    public Task<AwsResult<IReadOnlyList<LogGroupShape>>> DescribeLogGroupsAsync(string? prefix, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(DescribeLogGroups, new(prefix, token), cancellationToken)).Map(r => new Page<LogGroupShape>(r.LogGroups ?? [], r.NextToken)));

    public Task<AwsResult<FilterLogEventsResponse>> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(FilterLogEvents, request, cancellationToken);

    public Task<AwsResult<Nothing>> CreateLogStreamAsync(CreateLogStreamRequest request, CancellationToken cancellationToken) => caller.CallAsync(CreateLogStream, request, cancellationToken);

    /// <summary>Answers 200 also where events were rejected: see the answer.</summary>
    public Task<AwsResult<PutLogEventsResponse>> PutLogEventsAsync(PutLogEventsRequest request, CancellationToken cancellationToken) => caller.CallAsync(PutLogEvents, request, cancellationToken);
}
