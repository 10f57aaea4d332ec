namespace Portal.Sandbox.Routing;

/// <summary>Brings matched events to the targets of their rules.</summary>
public interface IDeliveries
{
    /// <summary>Ends when each delivery is done or durable.</summary>
    ValueTask DeliverAsync(IReadOnlyList<MatchedEvent> events, CancellationToken cancellationToken);
}
