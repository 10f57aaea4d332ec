using System.Text.Json.Serialization;

namespace Portal.Services.Aws.Sqs;

// Requests and answers as the API reference has them: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
internal sealed record CreateQueueRequest(string QueueName, Dictionary<string, string>? Attributes, [property: JsonPropertyName("tags")] Dictionary<string, string>? Tags);
internal sealed record QueueUrlResponse(string QueueUrl);
internal sealed record GetQueueUrlRequest(string QueueName);
internal sealed record DeleteQueueRequest(string QueueUrl);
internal sealed record GetQueueAttributesRequest(string QueueUrl, List<string> AttributeNames);
internal sealed record GetQueueAttributesResponse(Dictionary<string, string>? Attributes);
internal sealed record SetQueueAttributesRequest(string QueueUrl, Dictionary<string, string> Attributes);
internal sealed record ReceiveMessageRequest(string QueueUrl, int MaxNumberOfMessages, int WaitTimeSeconds, List<string>? MessageSystemAttributeNames = null)
{
    public List<string>? MessageAttributeNames { get; init; }

    /// <summary>Seconds; null for the queue's own.</summary>
    public int? VisibilityTimeout { get; init; }
}


internal sealed record ReceiveMessageResponse(List<MessageShape>? Messages);
internal sealed record MessageShape(string MessageId, string ReceiptHandle, string Body, Dictionary<string, string>? Attributes)
{
    public Dictionary<string, MessageAttributeShape>? MessageAttributes { get; init; }
}

internal sealed record MessageAttributeShape(string DataType, string? StringValue, string? BinaryValue = null);
internal sealed record SendMessageRequest(string QueueUrl, string MessageBody)
{
    public string? MessageGroupId { get; init; }
    public string? MessageDeduplicationId { get; init; }
    public Dictionary<string, MessageAttributeShape>? MessageAttributes { get; init; }
}

internal sealed record SendMessageResponse(string? MessageId);
internal sealed record ListQueuesRequest(string? NextToken = null, int? MaxResults = null);
internal sealed record ListQueuesResponse(List<string>? QueueUrls, string? NextToken);
internal sealed record ChangeVisibilityBatchRequest(string QueueUrl, List<ChangeVisibilityEntryShape> Entries);
internal sealed record ChangeVisibilityEntryShape(string Id, string ReceiptHandle, int VisibilityTimeout);
internal sealed record ChangeVisibilityBatchResponse(List<BatchResultErrorShape>? Failed);
internal sealed record DeleteMessageBatchRequest(string QueueUrl, List<DeleteMessageBatchEntryShape> Entries);
internal sealed record DeleteMessageBatchEntryShape(string Id, string ReceiptHandle);
internal sealed record DeleteMessageBatchResponse(List<BatchResultErrorShape>? Failed);
internal sealed record BatchResultErrorShape(string Id, string? Code, string? Message, bool? SenderFault);
