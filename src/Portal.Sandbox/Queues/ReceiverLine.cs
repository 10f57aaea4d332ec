namespace Portal.Sandbox.Queues;

/// <summary>
/// Callers of ReceiveMessage that wait for a message. A waiting caller is an object and no thread. Its queue's lock guards it.
/// </summary>
internal sealed class ReceiverLine
{
    private readonly LinkedList<Receiver> waiting = [];

    public int Count => waiting.Count;

    /// <summary>When the first of them gives up; null without any.</summary>
    public long? NextDeadline => waiting.Count == 0 ? null : waiting.Min(r => r.Deadline);

    public Receiver Join(long deadline)
    {
        var receiver = new Receiver(deadline);
        waiting.AddLast(receiver);
        return receiver;
    }

    /// <summary>Wakes the one that waits longest, to look again. False without any.</summary>
    public bool WakeOne()
    {
        if (waiting.First is not { } first) return false;
        waiting.RemoveFirst();
        first.Value.Wake();
        return true;
    }

    public void WakeAll()
    {
        while (WakeOne())
        {
        }
    }

    /// <summary>Wakes those whose time is over; they look once more and leave.</summary>
    public void WakeExpired(long now)
    {
        for (var node = waiting.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Deadline <= now)
            {
                waiting.Remove(node);
                node.Value.Wake();
            }

            node = next;
        }
    }

    /// <summary>The caller went away. False: it had been woken already, and somebody else must look in its place.</summary>
    public bool Leave(Receiver receiver) => waiting.Remove(receiver);
}

/// <summary>One waiting caller.</summary>
internal sealed class Receiver(long deadline)
{
    private readonly TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Deadline { get; } = deadline;
    public Task Woken => woken.Task;

    public void Wake() => woken.TrySetResult();
}
