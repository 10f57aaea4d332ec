using System.Text.Json.Serialization.Metadata;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.Sqs;

/// <summary>The operations of SQS that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html</remarks>
internal sealed class SqsClient(AwsCaller caller)
{
    private static readonly SqsJson Json = SqsJson.Default;
    private static readonly AwsJsonOperation<CreateQueueRequest, QueueUrlResponse> CreateQueue = Operation("CreateQueue", Json.CreateQueueRequest, Json.QueueUrlResponse);
    private static readonly AwsJsonOperation<GetQueueUrlRequest, QueueUrlResponse> GetQueueUrl = Operation("GetQueueUrl", Json.GetQueueUrlRequest, Json.QueueUrlResponse);
    private static readonly AwsJsonOperation<DeleteQueueRequest, Nothing> DeleteQueue = Operation("DeleteQueue", Json.DeleteQueueRequest, Json.Nothing);
    private static readonly AwsJsonOperation<GetQueueAttributesRequest, GetQueueAttributesResponse> GetQueueAttributes = Operation("GetQueueAttributes", Json.GetQueueAttributesRequest, Json.GetQueueAttributesResponse);
    private static readonly AwsJsonOperation<SetQueueAttributesRequest, Nothing> SetQueueAttributes = Operation("SetQueueAttributes", Json.SetQueueAttributesRequest, Json.Nothing);
    private static readonly AwsJsonOperation<ReceiveMessageRequest, ReceiveMessageResponse> ReceiveMessage = Operation("ReceiveMessage", Json.ReceiveMessageRequest, Json.ReceiveMessageResponse);
    private static readonly AwsJsonOperation<DeleteMessageBatchRequest, DeleteMessageBatchResponse> DeleteMessageBatch = Operation("DeleteMessageBatch", Json.DeleteMessageBatchRequest, Json.DeleteMessageBatchResponse);
    private static readonly AwsJsonOperation<SendMessageRequest, SendMessageResponse> SendMessage = Operation("SendMessage", Json.SendMessageRequest, Json.SendMessageResponse);
    private static readonly AwsJsonOperation<ListQueuesRequest, ListQueuesResponse> ListQueues = Operation("ListQueues", Json.ListQueuesRequest, Json.ListQueuesResponse);
    private static readonly AwsJsonOperation<ChangeVisibilityBatchRequest, ChangeVisibilityBatchResponse> ChangeVisibility = Operation("ChangeMessageVisibilityBatch", Json.ChangeVisibilityBatchRequest, Json.ChangeVisibilityBatchResponse);

    public async Task<AwsResult<string>> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken) =>
        (await caller.CallAsync(CreateQueue, request, cancellationToken)).Map(r => r.QueueUrl);

    public async Task<AwsResult<string>> GetQueueUrlAsync(string name, CancellationToken cancellationToken) =>
        (await caller.CallAsync(GetQueueUrl, new(name), cancellationToken)).Map(r => r.QueueUrl);

    public Task<AwsResult<Nothing>> DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken) => caller.CallAsync(DeleteQueue, new(queueUrl), cancellationToken);

    public async Task<AwsResult<IReadOnlyDictionary<string, string>>> GetQueueAttributesAsync(string queueUrl, IEnumerable<string> names, CancellationToken cancellationToken) =>
        (await caller.CallAsync(GetQueueAttributes, new(queueUrl, [.. names]), cancellationToken)).Map(r => (IReadOnlyDictionary<string, string>)(r.Attributes ?? []));

    public Task<AwsResult<Nothing>> SetQueueAttributesAsync(string queueUrl, Dictionary<string, string> attributes, CancellationToken cancellationToken) =>
        caller.CallAsync(SetQueueAttributes, new(queueUrl, attributes), cancellationToken);

    public async Task<AwsResult<IReadOnlyList<MessageShape>>> ReceiveAsync(ReceiveMessageRequest request, CancellationToken cancellationToken) =>
        (await caller.CallAsync(ReceiveMessage, request, cancellationToken)).Map(r => (IReadOnlyList<MessageShape>)(r.Messages ?? []));

    /// <summary>Deletes up to ten messages; those that fail come back later, which readers must bear anyway.</summary>
    public Task<AwsResult<DeleteMessageBatchResponse>> DeleteMessagesAsync(string queueUrl, IEnumerable<string> receiptHandles, CancellationToken cancellationToken) =>
        caller.CallAsync(DeleteMessageBatch, new(queueUrl, [.. receiptHandles.Select((handle, at) => new DeleteMessageBatchEntryShape("m" + at, handle))]), cancellationToken);

    public Task<AwsResult<SendMessageResponse>> SendAsync(SendMessageRequest request, CancellationToken cancellationToken) => caller.CallAsync(SendMessage, request, cancellationToken);

    /// <summary>URLs of queues.</summary>
    /// <param name="limit">The most to get.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<AwsResult<IReadOnlyList<string>>> ListQueuesAsync(int limit, CancellationToken cancellationToken) => Paging.AllAsync(async token =>
        (await caller.CallAsync(ListQueues, new(token, 1000), cancellationToken)).Map(r => new Page<string>(r.QueueUrls ?? [], r.NextToken)), limit);

    /// <summary>Hides up to ten received messages for longer, or shows them again at once (0 seconds).</summary>
    /// <returns>The receipt handles of those that are not held any more.</returns>
    public async Task<AwsResult<IReadOnlyList<string>>> ChangeVisibilityAsync(string queueUrl, IReadOnlyList<string> receiptHandles, int seconds, CancellationToken cancellationToken)
    {
        var entries = receiptHandles.Select((handle, at) => new ChangeVisibilityEntryShape("m" + at, handle, seconds)).ToList();
        var answer = await caller.CallAsync(ChangeVisibility, new(queueUrl, entries), cancellationToken);
        return answer.Map(r => (IReadOnlyList<string>)[.. (r.Failed ?? []).Select(f => entries.First(e => e.Id == f.Id).ReceiptHandle)]);
    }

    private static AwsJsonOperation<TInput, TOutput> Operation<TInput, TOutput>(string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output) =>
        new(AwsJsonService.Sqs, name, input, output);
}
