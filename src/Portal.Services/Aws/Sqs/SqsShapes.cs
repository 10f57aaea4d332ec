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
internal sealed record ReceiveMessageRequest(string QueueUrl, int MaxNumberOfMessages, int WaitTimeSeconds, List<string>? MessageSystemAttributeNames = null);
internal sealed record ReceiveMessageResponse(List<MessageShape>? Messages);
internal sealed record MessageShape(string MessageId, string ReceiptHandle, string Body, Dictionary<string, string>? Attributes);
internal sealed record DeleteMessageBatchRequest(string QueueUrl, List<DeleteMessageBatchEntryShape> Entries);
internal sealed record DeleteMessageBatchEntryShape(string Id, string ReceiptHandle);
internal sealed record DeleteMessageBatchResponse(List<BatchResultErrorShape>? Failed);
internal sealed record BatchResultErrorShape(string Id, string? Code, string? Message, bool? SenderFault);
