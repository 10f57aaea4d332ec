using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

/// <summary>What a receiver does with a message it got: deletes it, or changes how long it stays hidden.</summary>
internal sealed class MessageRemover(IJournal journal)
{
    /// <summary>Deletes durably. A handle of a message that is no longer there is no error, as on AWS.</summary>
    public async ValueTask DeleteAsync(Queue queue, string receiptHandle, CancellationToken cancellationToken)
    {
        if (!ReceiptHandle.TryParse(receiptHandle, out var handle)) throw QueueFaults.ReceiptHandle();
        if ((queue.Remove(handle) ?? RemoveUnreceived(queue, handle)) is not { } message) return;
        try
        {
            await journal.CommitAsync(new JournalWrites().Delete(QueueCollections.Messages, queue.Partition, message.Ordinal), cancellationToken);
        }
        catch
        {
            queue.Reinstate(message);
            throw;
        }
    }

    public static void ChangeVisibility(Queue queue, string receiptHandle, int seconds)
    {
        if (seconds is < 0 or > 43_200) throw QueueFaults.InvalidValue($"{seconds}", "VisibilityTimeout", "Must be between 0 and 43200.");
        if (!ReceiptHandle.TryParse(receiptHandle, out var handle)) throw QueueFaults.ReceiptHandle();
        if (!queue.ChangeVisibility(handle, TimeSpan.FromSeconds(seconds))) throw QueueFaults.NotInFlight(receiptHandle);
    }

    /// <summary>
    /// A message that was received before a restart is visible again, and the handle from before still deletes it: else each
    /// restart would hand out everything twice that was being worked on.
    /// </summary>
    private QueuedMessage? RemoveUnreceived(Queue queue, ReceiptHandle handle)
    {
        var rows = journal.Read(QueueCollections.Messages, queue.Partition, handle.Ordinal, 1);
        return rows.Count == 1 && rows[0].Ordinal == handle.Ordinal ? queue.RemoveUnreceived(handle.Ordinal) : null;
    }
}
