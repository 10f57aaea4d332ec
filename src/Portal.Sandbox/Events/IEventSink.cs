namespace Portal.Sandbox.Events;

/// <summary>What a bus hands its events to: the routing, the archives.</summary>
public interface IEventSink
{
    /// <summary>Ends when everything that must come of the events is durable. The order is that of their acceptance.</summary>
    ValueTask TakeAsync(IReadOnlyList<AcceptedEvent> events, CancellationToken cancellationToken);
}
