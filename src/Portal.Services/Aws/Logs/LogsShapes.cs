namespace Portal.Services.Aws.Logs;

// Requests and answers as the API reference has them; times are milliseconds since 1970.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
internal sealed record DescribeLogGroupsRequest(string? LogGroupNamePrefix = null, string? NextToken = null);
internal sealed record DescribeLogGroupsResponse(List<LogGroupShape>? LogGroups, string? NextToken);
internal sealed record LogGroupShape(string LogGroupName, string? Arn, long? CreationTime, int? RetentionInDays, long? StoredBytes);
internal sealed record FilterLogEventsRequest(string LogGroupName)
{
    public long? StartTime { get; init; }
    public long? EndTime { get; init; }
    public string? FilterPattern { get; init; }
    public string? NextToken { get; init; }
    public int? Limit { get; init; }
}

internal sealed record FilterLogEventsResponse(List<FilteredLogEventShape>? Events, string? NextToken);
internal sealed record FilteredLogEventShape(string? EventId, string? LogStreamName, long Timestamp, string? Message);
internal sealed record CreateLogStreamRequest(string LogGroupName, string LogStreamName);
internal sealed record PutLogEventsRequest(string LogGroupName, string LogStreamName, List<InputLogEventShape> LogEvents);
internal sealed record InputLogEventShape(long Timestamp, string Message);
internal sealed record PutLogEventsResponse(RejectedLogEventsShape? RejectedLogEventsInfo);
internal sealed record RejectedLogEventsShape(int? TooNewLogEventStartIndex, int? TooOldLogEventEndIndex, int? ExpiredLogEventEndIndex);
