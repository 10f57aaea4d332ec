namespace Portal.Sandbox.Queues;

/// <summary>What one look into a queue gave.</summary>
internal sealed class TakenMessages
{
    /// <summary>To be handed to the caller.</summary>
    public List<TakenMessage> Messages { get; } = [];

    /// <summary>Received too often: in flight, to be moved to the dead-letter queue.</summary>
    public List<QueuedMessage> TooOften { get; } = [];

    /// <summary>Older than the queue's retention: out of memory, their rows must go.</summary>
    public List<QueuedMessage> Expired { get; } = [];
}

/// <param name="Message">The message.</param>
/// <param name="Handle">Of this receiving.</param>
/// <param name="ReceiveCount">This receiving counted.</param>
/// <param name="FirstReceivedMilliseconds">Unix milliseconds of the first receiving.</param>
/// <param name="Cached">What the message holds; null where it must be read from the journal.</param>
internal readonly record struct TakenMessage(QueuedMessage Message, ReceiptHandle Handle, int ReceiveCount, long FirstReceivedMilliseconds, StoredMessage? Cached);

/// <summary>A message as ReceiveMessage gives it.</summary>
internal sealed record ReceivedMessage(StoredMessage Content, ReceiptHandle Handle, int ReceiveCount, long FirstReceivedMilliseconds);
