using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.EventBridge;

/// <content>What is set on buses and rules beside events: policies, logs, tags, API destinations.</content>
internal sealed partial class EventBridgeClient
{
    private static readonly AwsJsonOperation<UpdateEventBusRequest, Nothing> UpdateEventBus = Operation("UpdateEventBus", EventBridgeJson.Default.UpdateEventBusRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<PutPermissionRequest, Nothing> PutPermission = Operation("PutPermission", EventBridgeJson.Default.PutPermissionRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<RemovePermissionRequest, Nothing> RemovePermission = Operation("RemovePermission", EventBridgeJson.Default.RemovePermissionRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<TagResourceRequest, Nothing> TagResource = Operation("TagResource", EventBridgeJson.Default.TagResourceRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<UntagResourceRequest, Nothing> UntagResource = Operation("UntagResource", EventBridgeJson.Default.UntagResourceRequest, EventBridgeJson.Default.Nothing);
    private static readonly AwsJsonOperation<ListApiDestinationsRequest, ListApiDestinationsResponse> ListApiDestinations = Operation("ListApiDestinations", EventBridgeJson.Default.ListApiDestinationsRequest, EventBridgeJson.Default.ListApiDestinationsResponse);

    /// <summary>What is left out is reset: give everything that the bus has.</summary>
    public Task<AwsResult<Nothing>> UpdateEventBusAsync(UpdateEventBusRequest request, CancellationToken cancellationToken) => caller.CallAsync(UpdateEventBus, request, cancellationToken);

    /// <summary>Sets the whole resource policy.</summary>
    public Task<AwsResult<Nothing>> PutPolicyAsync(string eventBusName, string policy, CancellationToken cancellationToken) => caller.CallAsync(PutPermission, new(eventBusName, policy), cancellationToken);

    public Task<AwsResult<Nothing>> RemovePolicyAsync(string eventBusName, CancellationToken cancellationToken) => caller.CallAsync(RemovePermission, new(eventBusName, true), cancellationToken);

    public Task<AwsResult<Nothing>> TagAsync(string arn, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) =>
        caller.CallAsync(TagResource, new(arn, [.. tags.Select(t => new TagShape(t.Key, t.Value))]), cancellationToken);

    public Task<AwsResult<Nothing>> UntagAsync(string arn, IEnumerable<string> keys, CancellationToken cancellationToken) =>
        caller.CallAsync(UntagResource, new(arn, [.. keys]), cancellationToken);

    public Task<AwsResult<IReadOnlyList<ApiDestinationShape>>> ListApiDestinationsAsync(CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListApiDestinations, new(token), cancellationToken)).Map(r => new Page<ApiDestinationShape>(r.ApiDestinations ?? [], r.NextToken)));
}
