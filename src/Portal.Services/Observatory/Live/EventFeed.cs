using System.Collections.Concurrent;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Live;

/// <summary>Hands what was recorded to the pages that watch. Nothing here slows the recorder: a page that is too slow loses, and is told.</summary>
internal sealed class EventFeed(TimeProvider time)
{
    private readonly ConcurrentDictionary<EventSubscription, bool> subscriptions = new();

    /// <summary>True where somebody wants to be told.</summary>
    public bool IsWatched => !subscriptions.IsEmpty;

    public EventSubscription Register(EventQuery query)
    {
        var subscription = new EventSubscription(new EventMatcher(query), time, s => subscriptions.TryRemove(s, out _));
        subscriptions.TryAdd(subscription, true);
        return subscription;
    }

    /// <summary>After the commit, in the order of recording.</summary>
    public void Publish(IReadOnlyList<(RecordedEvent Event, string Envelope)> events)
    {
        foreach (var (subscription, _) in subscriptions)
        {
            foreach (var (e, envelope) in events) subscription.Offer(e, envelope);
        }
    }
}
