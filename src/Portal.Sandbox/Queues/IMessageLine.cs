namespace Portal.Sandbox.Queues;

/// <summary>The visible messages of a queue in the order in which they are handed out. Its queue's lock guards it.</summary>
internal interface IMessageLine
{
    /// <summary>How many stand in it.</summary>
    int Count { get; }

    /// <summary>True where <see cref="Take"/> would give one: a FIFO line may hold messages that must wait for one in flight.</summary>
    bool HasNext { get; }

    /// <summary>Appends a message that nobody received yet.</summary>
    void Add(QueuedMessage message);

    /// <summary>Takes back a message that was taken and not deleted.</summary>
    void Return(QueuedMessage message);

    /// <summary>The next one; null for none.</summary>
    QueuedMessage? Take();

    /// <summary>A message that was taken is gone for good.</summary>
    void Settle(QueuedMessage message);

    /// <summary>A message that stands in the line is gone for good.</summary>
    void Forget(QueuedMessage message);

    /// <summary>Looks through the whole line.</summary>
    QueuedMessage? Find(long ordinal);
}
