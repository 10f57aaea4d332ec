using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Message out: long poll, and the move to the dead-letter queue of what was received too often.</summary>
internal sealed class MessageReceiver(QueueDirectory directory, MessageMover mover, IJournal journal)
{
    /// <summary>Gives what is there, else waits for the first message until the wait is over.</summary>
    /// <param name="queue">Where to look.</param>
    /// <param name="most">1 to 10.</param>
    /// <param name="visibility">How long messages stay hidden; null for the queue's own.</param>
    /// <param name="wait">Null for the queue's own.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async ValueTask<IReadOnlyList<ReceivedMessage>> ReceiveAsync(Queue queue, int most, TimeSpan? visibility, TimeSpan? wait, CancellationToken cancellationToken)
    {
        var deadline = queue.Now + (long)(wait ?? queue.Settings.ReceiveWait).TotalMilliseconds;
        while (true)
        {
            var messages = await TakeAsync(queue, most, visibility ?? queue.Settings.Visibility, cancellationToken);
            if (messages.Count > 0 || queue.Now >= deadline) return messages;
            if (queue.IsDeleted) throw QueueFaults.NoSuchQueue();
            if (queue.Wait(deadline) is { } receiver) await WaitAsync(queue, receiver, cancellationToken);
        }
    }

    private static async ValueTask WaitAsync(Queue queue, Receiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.Woken.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            queue.Leave(receiver);
            throw;
        }
    }

    private async ValueTask<IReadOnlyList<ReceivedMessage>> TakeAsync(Queue queue, int most, TimeSpan visibility, CancellationToken cancellationToken)
    {
        while (true)
        {
            Queue? deadLetters = null;
            var redrive = queue.Settings.Redrive is { } policy && directory.TryFind(policy.DeadLetterTarget, out deadLetters) ? policy : null;
            var taken = queue.Take(most, visibility, redrive);
            if (taken.TooOften.Count > 0) await mover.MoveAsync(queue, deadLetters!, taken.TooOften, (content, to) => Dead(queue, content, to), cancellationToken);
            if (taken.Expired.Count > 0) await journal.CommitAsync(Deletion(queue, taken.Expired), cancellationToken);
            var messages = Read(queue, taken.Messages);

            // Everything that was in reach had to be set aside: behind it there may be messages that can be handed out.
            if (messages.Count > 0 || taken.TooOften.Count + taken.Expired.Count == 0) return messages;
        }
    }

    /// <summary>A standard queue's message keeps its age; a FIFO queue's gets a new one with the new place in the order.</summary>
    private static StoredMessage Dead(Queue from, StoredMessage content, Queue to) => content with
    {
        SentMilliseconds = from.Settings.IsFifo ? to.Now : content.SentMilliseconds,
        DeadLetterSource = from.Partition,
    };

    private static JournalWrites Deletion(Queue queue, IEnumerable<QueuedMessage> messages)
    {
        var writes = new JournalWrites();
        foreach (var message in messages) writes.Delete(QueueCollections.Messages, queue.Partition, message.Ordinal);
        return writes;
    }

    private List<ReceivedMessage> Read(Queue queue, List<TakenMessage> taken)
    {
        var messages = new List<ReceivedMessage>(taken.Count);
        Dictionary<long, StoredMessage>? read = null;
        foreach (var item in taken)
        {
            var content = item.Cached;
            if (content is null)
            {
                read ??= ReadRun(queue, taken);
                if (!read.TryGetValue(item.Message.Ordinal, out content)) content = mover.Read(queue, item.Message.Ordinal);
            }

            // No row: a purge overtook the receiver.
            if (content is null) queue.Remove(item.Message);
            else messages.Add(new(content, item.Handle, item.ReceiveCount, item.FirstReceivedMilliseconds));
        }

        return messages;
    }

    /// <summary>Messages are mostly received in the order of their rows: one read gets them all.</summary>
    private Dictionary<long, StoredMessage> ReadRun(Queue queue, List<TakenMessage> taken)
    {
        var first = taken.Where(t => t.Cached is null).Min(t => t.Message.Ordinal);
        return journal.Read(QueueCollections.Messages, queue.Partition, first, taken.Count).ToDictionary(r => r.Ordinal, r => StoredMessage.Read(r.Value));
    }
}
