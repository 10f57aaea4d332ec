using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

/// <summary>Moves messages from queue to queue: each is in one of the two at any time, also after a crash.</summary>
internal sealed class MessageMover(IJournal journal)
{
    /// <summary>Moves messages that were taken from a queue, in one commit.</summary>
    /// <param name="from">The queue they were taken from.</param>
    /// <param name="to">The queue that gets them.</param>
    /// <param name="messages">Taken, and so hidden.</param>
    /// <param name="change">What a message is in its new queue; it is visible at once.</param>
    /// <param name="cancellationToken">Counts until the commit begins.</param>
    public async ValueTask MoveAsync(Queue from, Queue to, IReadOnlyList<QueuedMessage> messages, Func<StoredMessage, Queue, StoredMessage> change, CancellationToken cancellationToken)
    {
        var writes = new JournalWrites();
        var moved = new List<(QueuedMessage Message, StoredMessage Content)>();
        foreach (var message in messages)
        {
            writes.Delete(QueueCollections.Messages, from.Partition, message.Ordinal);
            if ((message.Cached ?? Read(from, message.Ordinal)) is not { } content) continue;
            var next = change(content, to) with { VisibleMilliseconds = 0 };
            var ordinal = to.TakeOrdinal();
            writes.Put(QueueCollections.Messages, to.Partition, ordinal, next.ToBytes());
            moved.Add((new QueuedMessage(ordinal, next.SentMilliseconds, to.Settings.IsFifo ? next.GroupId : null), next));
        }

        await journal.CommitAsync(writes, cancellationToken);
        foreach (var message in messages) from.Remove(message);
        foreach (var (message, content) in moved) to.Publish(message, 0, content);
    }

    /// <summary>A message from the journal; null where its row is gone.</summary>
    public StoredMessage? Read(Queue queue, long ordinal)
    {
        var rows = journal.Read(QueueCollections.Messages, queue.Partition, ordinal, 1);
        return rows.Count == 1 && rows[0].Ordinal == ordinal ? StoredMessage.Read(rows[0].Value) : null;
    }
}
