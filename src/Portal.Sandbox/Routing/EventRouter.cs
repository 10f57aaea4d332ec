using Portal.Sandbox.Events;

namespace Portal.Sandbox.Routing;

/// <summary>Finds the rules of each event. An event that no rule takes is gone: buses keep nothing.</summary>
internal sealed class EventRouter(Rules rules, IDeliveries deliveries, BusLogs logs) : IEventSink
{
    public ValueTask TakeAsync(IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken)
    {
        List<MatchedEvent>? matched = null;
        for (var i = 0; i < events.Count; i++)
        {
            var taken = events[i];
            if (taken.Bus.LogConfig is not null) logs.Received(taken);
            var found = rules.Match(taken);
            if (found.Count > 0) (matched ??= new(events.Count)).Add(new MatchedEvent(taken, found));
            else logs.NoRuleMatched(taken);
        }

        return matched is null ? ValueTask.CompletedTask : deliveries.DeliverAsync(matched, cancellationToken);
    }
}
