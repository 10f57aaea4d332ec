using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Sends to SQS queues from inside the sandbox: rule targets, dead letters, topics, <c>sqs:sendMessage</c> states.</summary>
public interface IQueues
{
    bool Exists(Arn queue);

    /// <summary>The ARN behind a queue URL; null where the URL has not the form <c>.../account/name</c>. The region is the caller's.</summary>
    Arn? FromUrl(string queueUrl, ResourceScope caller);

    /// <summary>Ends when the message is durable.</summary>
    /// <exception cref="AwsFault">AWS.SimpleQueueService.NonExistentQueue, or an input SQS refuses.</exception>
    ValueTask<SentMessage> SendAsync(Arn queue, OutgoingMessage message, CancellationToken cancellationToken);
}

/// <param name="Body">The text, up to 1 MiB.</param>
/// <param name="Attributes">Message attributes as SendMessage takes them: name to {DataType, StringValue | BinaryValue}.</param>
/// <param name="GroupId">FIFO queues only.</param>
/// <param name="DeduplicationId">FIFO queues only.</param>
/// <param name="DelaySeconds">0 to 900; null for the queue's default.</param>
public sealed record OutgoingMessage(string Body, DataObject? Attributes = null, string? GroupId = null, string? DeduplicationId = null, int? DelaySeconds = null);

/// <param name="MessageId">The new message's id.</param>
/// <param name="BodyMd5">Lower-case hex of the body's MD5.</param>
/// <param name="AttributesMd5">The same of the attributes; null without any.</param>
/// <param name="SequenceNumber">FIFO queues only.</param>
public sealed record SentMessage(string MessageId, string BodyMd5, string? AttributesMd5 = null, string? SequenceNumber = null);
