using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Message in: checks it, makes it durable and puts it into its queue.</summary>
internal sealed class MessageSender(QueueDirectory directory, IJournal journal) : IQueues
{
    /// <summary>Sequence numbers have twenty digits on AWS, and clients compare them as text.</summary>
    private const ulong FirstSequenceNumber = 10_000_000_000_000_000_000;

    public bool Exists(Arn queue) => directory.TryFind(queue, out _);

    public Arn? FromUrl(string queueUrl, ResourceScope caller) => QueueUrl.Parse(queueUrl, caller);

    public async ValueTask<SentMessage> SendAsync(Arn queue, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var prepared = Prepare(queue, message);
        try
        {
            await journal.CommitAsync(prepared.Writes, cancellationToken);
        }
        catch
        {
            prepared.Abandon();
            throw;
        }

        prepared.Publish();
        return prepared.Message;
    }

    public PreparedMessage Prepare(Arn queue, OutgoingMessage message)
    {
        var target = directory.Require(queue);
        MessageChecks.Check(target.Settings, message);
        return target.Settings.IsFifo ? PrepareFifo(target, message) : PrepareStandard(target, message);
    }

    private PreparedMessage PrepareStandard(Queue queue, OutgoingMessage message)
    {
        var content = Content(queue, message, queue.Now);
        return Prepared(queue, queue.TakeOrdinal(), content, new JournalWrites(), static () => { });
    }

    private PreparedMessage PrepareFifo(Queue queue, OutgoingMessage message)
    {
        var id = message.DeduplicationId ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Body)));
        var key = queue.Settings.DeduplicatesByGroup ? $"{message.GroupId}\n{id}" : id;
        lock (queue.Gate)
        {
            var now = queue.Now;
            if (queue.Deduplication.Find(key, now) is { } earlier)
            {
                var repeated = new SentMessage(
                    earlier.MessageId, MessageChecksums.OfBody(message.Body), MessageChecksums.OfAttributes(message.Attributes), earlier.SequenceNumber);
                return new PreparedMessage(repeated, new JournalWrites(), static () => { }, static () => { });
            }

            var ordinal = queue.TakeOrdinal();
            var content = Content(queue, message, now) with
            {
                DeduplicationId = id,
                SequenceNumber = (FirstSequenceNumber + (ulong)ordinal).ToString(CultureInfo.InvariantCulture),
            };
            var accepted = new DeduplicationWindow.Accepted(key, ordinal, now + DeduplicationWindow.Milliseconds, content.MessageId, content.SequenceNumber);
            var writes = new JournalWrites();
            foreach (var expired in queue.Deduplication.Expire(now)) writes.Delete(QueueCollections.Deduplications, queue.Partition, expired);
            queue.Deduplication.Add(accepted);
            writes.Put(QueueCollections.Deduplications, queue.Partition, ordinal, accepted.ToBytes());
            queue.Announce(ordinal);
            return Prepared(queue, ordinal, content, writes, () => Abandon(queue, accepted));
        }
    }

    private static void Abandon(Queue queue, DeduplicationWindow.Accepted accepted)
    {
        lock (queue.Gate) queue.Deduplication.Remove(accepted);
        queue.Withdraw(accepted.Ordinal);
    }

    private PreparedMessage Prepared(Queue queue, long ordinal, StoredMessage content, JournalWrites writes, Action abandon)
    {
        writes.Put(QueueCollections.Messages, queue.Partition, ordinal, content.ToBytes());
        var sent = new SentMessage(
            content.MessageId,
            MessageChecksums.OfBody(content.Body),
            MessageChecksums.OfAttributes(content.Attributes),
            content.SequenceNumber,
            MessageChecksums.OfAttributes(content.SystemAttributes));
        return new PreparedMessage(sent, writes, () => Publish(queue, ordinal, content), abandon);
    }

    private void Publish(Queue queue, long ordinal, StoredMessage content)
    {
        var group = queue.Settings.IsFifo ? content.GroupId : null;
        if (queue.Publish(new QueuedMessage(ordinal, content.SentMilliseconds, group), content.VisibleMilliseconds, content)) return;

        // A purge or a deletion came between commit and here. The row is on its own now; nobody waits for its removal.
        _ = journal.CommitAsync(new JournalWrites().Delete(QueueCollections.Messages, queue.Partition, ordinal)).AsTask();
    }

    private static StoredMessage Content(Queue queue, OutgoingMessage message, long now)
    {
        var delay = message.DelaySeconds is { } seconds && !queue.Settings.IsFifo ? TimeSpan.FromSeconds(seconds) : queue.Settings.Delay;
        return new StoredMessage
        {
            SentMilliseconds = now,
            VisibleMilliseconds = now + (long)delay.TotalMilliseconds,
            MessageId = Guid.NewGuid().ToString(),
            SenderId = message.SenderId ?? queue.Arn.AccountId,
            Body = message.Body,
            Attributes = message.Attributes is { Count: > 0 } attributes ? attributes : null,
            SystemAttributes = message.SystemAttributes is { Count: > 0 } system ? system : null,
            GroupId = message.GroupId,
        };
    }
}
