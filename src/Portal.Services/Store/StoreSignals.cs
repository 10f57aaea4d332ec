using System.Threading.Channels;

namespace Portal.Services.Store;

/// <summary>
/// Says within this process that something in the store is new, whoever wrote it. A signal holds nothing: who hears it reads the
/// store, so that one that got lost costs time only.
/// </summary>
internal sealed class StoreSignals
{
    private const int MostWaiting = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<StoreTopic, List<Action>> listeners = [];
    private readonly Channel<StoreTopic> announcements = Channel.CreateBounded<StoreTopic>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What other instances are to be told; read by whoever can tell them.</summary>
    public ChannelReader<StoreTopic> Announcements => announcements.Reader;

    /// <param name="heard">Must be quick; may be called by any thread.</param>
    public void On(StoreTopic topic, Action heard)
    {
        lock (gate)
        {
            if (!listeners.TryGetValue(topic, out var all)) listeners[topic] = all = [];
            all.Add(heard);
        }
    }

    /// <summary>Tells this process.</summary>
    public void Raise(StoreTopic topic)
    {
        Action[] all;
        lock (gate) all = listeners.TryGetValue(topic, out var known) ? [.. known] : [];
        foreach (var heard in all) heard();
    }

    /// <summary>Tells the other instances, where there are some.</summary>
    public void Announce(StoreTopic topic) => announcements.Writer.TryWrite(topic);
}
