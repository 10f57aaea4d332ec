using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Sends to SQS queues from inside the sandbox: rule targets, dead letters, topics, <c>sqs:sendMessage</c> states.</summary>
public interface IQueues
{
    bool Exists(Arn queue);

    /// <summary>The ARN behind a queue URL; null where the URL has not the form <c>.../account/name</c>. The region is the caller's.</summary>
    Arn? FromUrl(string queueUrl, ResourceScope caller);

    /// <summary>Ends when the message is durable.</summary>
    /// <exception cref="AwsFault">QueueDoesNotExist, or an input SQS refuses.</exception>
    ValueTask<SentMessage> SendAsync(Arn queue, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Checks a message and gives the rows that make it durable, for a caller who commits them together with its own. Nothing
    /// is in the queue until the caller says so on the prepared message, which it must, one way or the other.
    /// </summary>
    /// <exception cref="AwsFault">QueueDoesNotExist, or an input SQS refuses.</exception>
    PreparedMessage Prepare(Arn queue, OutgoingMessage message);
}

/// <param name="Body">The text, up to 1 MiB.</param>
/// <param name="Attributes">Message attributes as SendMessage takes them: name to {DataType, StringValue | BinaryValue}.</param>
/// <param name="GroupId">FIFO queues only.</param>
/// <param name="DeduplicationId">FIFO queues only.</param>
/// <param name="DelaySeconds">0 to 900; null for the queue's default.</param>
/// <param name="SystemAttributes">Attributes that SQS itself knows, in the form of <paramref name="Attributes"/>: <c>AWSTraceHeader</c>.</param>
/// <param name="SenderId">Who sends: an account or a role's id; null for the queue's own account.</param>
public sealed record OutgoingMessage(
    string Body,
    DataObject? Attributes = null,
    string? GroupId = null,
    string? DeduplicationId = null,
    int? DelaySeconds = null,
    DataObject? SystemAttributes = null,
    string? SenderId = null);

/// <param name="MessageId">The new message's id.</param>
/// <param name="BodyMd5">Lower-case hex of the body's MD5.</param>
/// <param name="AttributesMd5">The same of the attributes; null without any.</param>
/// <param name="SequenceNumber">FIFO queues only.</param>
/// <param name="SystemAttributesMd5">The same of the system attributes; null without any.</param>
public sealed record SentMessage(
    string MessageId, string BodyMd5, string? AttributesMd5 = null, string? SequenceNumber = null, string? SystemAttributesMd5 = null);

/// <summary>A checked message that waits for its commit.</summary>
public sealed class PreparedMessage
{
    private readonly Action publish;
    private readonly Action abandon;

    internal PreparedMessage(SentMessage message, JournalWrites writes, Action publish, Action abandon)
    {
        (Message, Writes, this.publish, this.abandon) = (message, writes, publish, abandon);
    }

    /// <summary>What the sender is answered.</summary>
    public SentMessage Message { get; }

    /// <summary>To be committed; empty where a FIFO queue recognised a repetition.</summary>
    public JournalWrites Writes { get; }

    /// <summary>The rows are committed: receivers get the message from now on.</summary>
    public void Publish() => publish();

    /// <summary>The rows will not be committed.</summary>
    public void Abandon() => abandon();
}
