namespace Portal.Sandbox.Queues;

/// <summary>Messages that come back go first, the others follow in the order of sending.</summary>
internal sealed class StandardLine : IMessageLine
{
    private readonly Queue<QueuedMessage> fresh = new();
    private readonly Queue<QueuedMessage> returned = new();

    public int Count { get; private set; }

    public bool HasNext => Count > 0;

    public void Add(QueuedMessage message)
    {
        fresh.Enqueue(message);
        Count++;
    }

    public void Return(QueuedMessage message)
    {
        returned.Enqueue(message);
        Count++;
    }

    public QueuedMessage? Take()
    {
        while (returned.TryDequeue(out var message) || fresh.TryDequeue(out message))
        {
            if (message.IsGone) continue;
            Count--;
            return message;
        }

        return null;
    }

    public void Settle(QueuedMessage message)
    {
    }

    public void Forget(QueuedMessage message)
    {
        message.IsGone = true;
        Count--;
    }

    public QueuedMessage? Find(long ordinal) => returned.Concat(fresh).FirstOrDefault(m => m.Ordinal == ordinal && !m.IsGone);
}
