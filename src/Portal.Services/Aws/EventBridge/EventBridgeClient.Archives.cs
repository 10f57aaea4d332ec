using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.EventBridge;

/// <content>Archives and replays.</content>
internal sealed partial class EventBridgeClient
{
    private static readonly AwsJsonOperation<CreateArchiveRequest, CreateArchiveResponse> CreateArchive = Operation("CreateArchive", EventBridgeJson.Default.CreateArchiveRequest, EventBridgeJson.Default.CreateArchiveResponse);
    private static readonly AwsJsonOperation<ArchiveRequest, ArchiveShape> DescribeArchive = Operation("DescribeArchive", EventBridgeJson.Default.ArchiveRequest, EventBridgeJson.Default.ArchiveShape);
    private static readonly AwsJsonOperation<ArchiveRequest, Nothing> DeleteArchive = Operation("DeleteArchive", EventBridgeJson.Default.ArchiveRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<ListArchivesRequest, ListArchivesResponse> ListArchives = Operation("ListArchives", EventBridgeJson.Default.ListArchivesRequest, EventBridgeJson.Default.ListArchivesResponse);
    private static readonly AwsJsonOperation<StartReplayRequest, ReplayStateResponse> StartReplay = Operation("StartReplay", EventBridgeJson.Default.StartReplayRequest, EventBridgeJson.Default.ReplayStateResponse);
    private static readonly AwsJsonOperation<ReplayRequest, ReplayShape> DescribeReplay = Operation("DescribeReplay", EventBridgeJson.Default.ReplayRequest, EventBridgeJson.Default.ReplayShape);
    private static readonly AwsJsonOperation<ReplayRequest, ReplayStateResponse> CancelReplay = Operation("CancelReplay", EventBridgeJson.Default.ReplayRequest, EventBridgeJson.Default.ReplayStateResponse);
    private static readonly AwsJsonOperation<ListReplaysRequest, ListReplaysResponse> ListReplays = Operation("ListReplays", EventBridgeJson.Default.ListReplaysRequest, EventBridgeJson.Default.ListReplaysResponse);

    public Task<AwsResult<CreateArchiveResponse>> CreateArchiveAsync(CreateArchiveRequest request, CancellationToken cancellationToken) => caller.CallAsync(CreateArchive, request, cancellationToken);
    public Task<AwsResult<ArchiveShape>> DescribeArchiveAsync(string name, CancellationToken cancellationToken) => caller.CallAsync(DescribeArchive, new(name), cancellationToken);
    public Task<AwsResult<Nothing>> DeleteArchiveAsync(string name, CancellationToken cancellationToken) => caller.CallAsync(DeleteArchive, new(name), cancellationToken);

    /// <param name="eventBusArn">Only the archives of this bus; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<AwsResult<IReadOnlyList<ArchiveShape>>> ListArchivesAsync(string? eventBusArn, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListArchives, new(eventBusArn, token), cancellationToken)).Map(r => new Page<ArchiveShape>(r.Archives ?? [], r.NextToken)));

    public Task<AwsResult<ReplayStateResponse>> StartReplayAsync(StartReplayRequest request, CancellationToken cancellationToken) => caller.CallAsync(StartReplay, request, cancellationToken);
    public Task<AwsResult<ReplayShape>> DescribeReplayAsync(string name, CancellationToken cancellationToken) => caller.CallAsync(DescribeReplay, new(name), cancellationToken);
    public Task<AwsResult<ReplayStateResponse>> CancelReplayAsync(string name, CancellationToken cancellationToken) => caller.CallAsync(CancelReplay, new(name), cancellationToken);

    /// <param name="archiveArn">Only the replays of this archive; null for all.</param>
    /// <param name="limit">The most to get: replays stay listed for 90 days.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<AwsResult<IReadOnlyList<ReplayShape>>> ListReplaysAsync(string? archiveArn, int limit, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListReplays, new(archiveArn, token), cancellationToken)).Map(r => new Page<ReplayShape>(r.Replays ?? [], r.NextToken)), limit);
}
