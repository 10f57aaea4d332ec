using Microsoft.Extensions.Logging;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Topics;

/// <summary>To SQS queues, wrapped in the envelope or raw.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html</remarks>
internal sealed class QueueDelivery(IQueues queues, QueueAccess access, DeadNotifications dead, ILogger<QueueDelivery> log) : ISubscriptionDelivery
{
    public IReadOnlyList<string> Protocols => ["sqs"];

    public PreparedDelivery Prepare(Subscription subscription, Notification notification)
    {
        if (!Arn.TryParse(subscription.Endpoint, out var queue)) return PreparedDelivery.None;
        var content = notification.Content;
        var body = subscription.IsRaw ? notification.TextFor("sqs") : NotificationEnvelope.Notification(notification, subscription);
        var isFifo = queue.Resource.EndsWith(".fifo", StringComparison.Ordinal);
        var message = new OutgoingMessage(
            body,
            subscription.IsRaw ? content.Attributes : null,
            content.GroupId ?? (isFifo ? notification.Topic.Resource : null),
            isFifo ? content.DeduplicationId ?? notification.Id : null);
        try
        {
            if (access.Check(notification.Topic, queue) is { } refusal) throw refusal;
            var prepared = queues.Prepare(queue, message);
            return new(prepared.Writes, prepared.Publish, prepared.Abandon);
        }
        catch (AwsFault fault)
        {
            log.LogWarning("Topic {Topic} cannot deliver to {Queue}: {Reason}", notification.Topic, queue, fault.Message);
            return dead.Prepare(subscription, body, content);
        }
    }
}

/// <summary>Messages that no subscriber got, on their way to the subscription's dead-letter queue.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html: without such a queue the message is lost.</remarks>
internal sealed class DeadNotifications(IQueues queues, QueueAccess access)
{
    public PreparedDelivery Prepare(Subscription subscription, string body, OutgoingNotification content)
    {
        if (subscription.DeadLetterQueue is not { } queue || !queues.Exists(queue)) return PreparedDelivery.None;
        if (access.Check(subscription.Topic, queue) is not null) return PreparedDelivery.None;
        var isFifo = queue.Resource.EndsWith(".fifo", StringComparison.Ordinal);
        try
        {
            var prepared = queues.Prepare(queue, new OutgoingMessage(
                body, content.Attributes, content.GroupId ?? (isFifo ? "dead" : null), isFifo ? content.DeduplicationId ?? Guid.NewGuid().ToString() : null));
            return new(prepared.Writes, prepared.Publish, prepared.Abandon);
        }
        catch (AwsFault)
        {
            return PreparedDelivery.None;
        }
    }
}
