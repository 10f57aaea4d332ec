namespace Portal.Services.Aws.EventBridge;

// Archives and replays, spelled as in the API reference: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
internal sealed record CreateArchiveRequest(string ArchiveName, string EventSourceArn, string? Description, string? EventPattern, int? RetentionDays);
internal sealed record CreateArchiveResponse(string ArchiveArn, string? State);
internal sealed record ArchiveRequest(string ArchiveName);
internal sealed record ListArchivesRequest(string? EventSourceArn, string? NextToken = null);
internal sealed record ListArchivesResponse(List<ArchiveShape>? Archives, string? NextToken);
internal sealed record ArchiveShape(string ArchiveName, string? EventSourceArn, string? State, string? StateReason, int? RetentionDays, long? SizeBytes, long? EventCount, DateTimeOffset? CreationTime)
{
    /// <summary>Of DescribeArchive only.</summary>
    public string? ArchiveArn { get; init; }
    public string? Description { get; init; }
    public string? EventPattern { get; init; }
}

internal sealed record ReplayDestinationShape(string Arn, List<string>? FilterArns);
internal sealed record StartReplayRequest(string ReplayName, string EventSourceArn, DateTimeOffset EventStartTime, DateTimeOffset EventEndTime, ReplayDestinationShape Destination, string? Description);
internal sealed record ReplayStateResponse(string? ReplayArn, string? State, string? StateReason);
internal sealed record ReplayRequest(string ReplayName);
internal sealed record ListReplaysRequest(string? EventSourceArn, string? NextToken = null);
internal sealed record ListReplaysResponse(List<ReplayShape>? Replays, string? NextToken);
internal sealed record ReplayShape(string ReplayName, string? EventSourceArn, string? State, string? StateReason, DateTimeOffset? EventStartTime, DateTimeOffset? EventEndTime,
    DateTimeOffset? EventLastReplayedTime, DateTimeOffset? ReplayStartTime, DateTimeOffset? ReplayEndTime)
{
    /// <summary>Of DescribeReplay only.</summary>
    public ReplayDestinationShape? Destination { get; init; }
    public string? Description { get; init; }
}
