namespace Portal.Sandbox.Events;

/// <summary>
/// Gives accepted events to everything behind the buses. The publisher uses it, and what already has an envelope: replays,
/// schedules, and buses that are targets of rules.
/// </summary>
/// <param name="sinks">Lazy, because what is behind a bus publishes events itself.</param>
public sealed class EventIngress(Lazy<IReadOnlyList<IEventSink>> sinks)
{
    /// <summary>Ends when everything that must come of the events is durable.</summary>
    public async ValueTask TakeAsync(IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return;
        var all = sinks.Value;
        if (all.Count == 1)
        {
            await all[0].TakeAsync(events, cancellationToken);
            return;
        }

        // All start before one is awaited: their writes meet in one commit.
        var under = new Task[all.Count];
        for (var i = 0; i < all.Count; i++) under[i] = all[i].TakeAsync(events, cancellationToken).AsTask();
        await Task.WhenAll(under);
    }
}
