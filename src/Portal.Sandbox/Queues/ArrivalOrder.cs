namespace Portal.Sandbox.Queues;

/// <summary>A committed message on its way into its queue.</summary>
internal readonly record struct Arrival(QueuedMessage Message, long VisibleMilliseconds);

/// <summary>
/// Commits of one batch are answered in any order, but a FIFO queue must not hand out the second message before the first is
/// there. Messages that were announced are let through in the order of their ordinals. Its queue's lock guards it.
/// </summary>
internal sealed class ArrivalOrder
{
    private readonly SortedDictionary<long, Arrival?> announced = [];

    public void Announce(long ordinal) => announced[ordinal] = null;

    /// <summary>Gives what may enter the queue now; the message itself, where it was never announced.</summary>
    public IReadOnlyList<Arrival> Publish(QueuedMessage message, long visibleMilliseconds)
    {
        var arrival = new Arrival(message, visibleMilliseconds);
        if (!announced.ContainsKey(message.Ordinal)) return [arrival];
        announced[message.Ordinal] = arrival;
        return Release();
    }

    public IReadOnlyList<Arrival> Withdraw(long ordinal)
    {
        announced.Remove(ordinal);
        return Release();
    }

    /// <summary>Forgets the messages that wait here; those that are still being committed keep their place.</summary>
    public void Purge()
    {
        foreach (var (ordinal, arrival) in announced.ToList())
        {
            if (arrival is not null) announced.Remove(ordinal);
        }
    }

    private List<Arrival> Release()
    {
        var released = new List<Arrival>();
        while (announced.Count > 0 && announced.First() is { Value: { } arrival } first)
        {
            announced.Remove(first.Key);
            released.Add(arrival);
        }

        return released;
    }
}
