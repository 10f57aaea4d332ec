namespace Portal.Sandbox.Queues;

/// <summary>
/// One order for each message group: while messages of a group are in flight, the rest of the group waits. Groups take turns.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html</remarks>
internal sealed class FifoLine : IMessageLine
{
    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);
    private readonly Queue<Group> ready = new();

    /// <summary>The group of the message that was taken last: one call of ReceiveMessage may take several of a group.</summary>
    private Group? current;

    public int Count { get; private set; }

    public bool HasNext
    {
        get
        {
            while (ready.TryPeek(out var group))
            {
                if (group.InFlight == 0 && group.HasNext) return true;
                ready.Dequeue().IsReady = false;
            }

            return false;
        }
    }

    public void Add(QueuedMessage message) => Insert(message);

    public void Return(QueuedMessage message)
    {
        Of(message).InFlight--;
        Insert(message);
    }

    /// <summary>After this the group that was served last counts as any other: its next message waits.</summary>
    public void EndTurn() => current = null;

    public QueuedMessage? Take()
    {
        if (current is { HasNext: true }) return TakeFrom(current);
        if (!HasNext) return null;
        current = ready.Dequeue();
        current.IsReady = false;
        return TakeFrom(current);
    }

    public void Settle(QueuedMessage message)
    {
        var group = Of(message);
        group.InFlight--;
        if (group.InFlight == 0 && !group.HasNext) groups.Remove(group.Id);
        else MakeReady(group);
    }

    public void Forget(QueuedMessage message)
    {
        message.IsGone = true;
        Count--;
    }

    public QueuedMessage? Find(long ordinal) =>
        groups.Values.SelectMany(g => g.Waiting.UnorderedItems).Select(i => i.Element).FirstOrDefault(m => m.Ordinal == ordinal && !m.IsGone);

    private QueuedMessage TakeFrom(Group group)
    {
        var message = group.Waiting.Dequeue();
        group.InFlight++;
        Count--;
        return message;
    }

    private void Insert(QueuedMessage message)
    {
        var group = Of(message);
        group.Waiting.Enqueue(message, message.Ordinal);
        Count++;
        MakeReady(group);
    }

    private void MakeReady(Group group)
    {
        if (group.IsReady || group.InFlight > 0 || !group.HasNext) return;
        group.IsReady = true;
        ready.Enqueue(group);
    }

    private Group Of(QueuedMessage message)
    {
        var id = message.GroupId ?? "";
        if (!groups.TryGetValue(id, out var group)) groups[id] = group = new Group(id);
        return group;
    }

    private sealed class Group(string id)
    {
        public string Id { get; } = id;
        public PriorityQueue<QueuedMessage, long> Waiting { get; } = new();
        public int InFlight { get; set; }

        /// <summary>True while it stands in the line of groups.</summary>
        public bool IsReady { get; set; }

        public bool HasNext
        {
            get
            {
                while (Waiting.TryPeek(out var message, out _) && message.IsGone) Waiting.Dequeue();
                return Waiting.Count > 0;
            }
        }
    }
}
