using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>
/// Event in: the one way onto a bus, for PutEvents on the wire, for <c>events:putEvents</c> states, for status-change events,
/// schedules, replays and buses that are targets of rules.
/// </summary>
public interface IEventPublisher
{
    /// <summary>
    /// Accepts entries as PutEvents does: results in the order of the entries. An accepted entry and its deliveries are
    /// durable when this returns. An entry for a bus that does not exist is acknowledged and lost, as on AWS.
    /// </summary>
    ValueTask<IReadOnlyList<EventEntryResult>> PublishAsync(EventSender sender, IReadOnlyList<EventEntry> entries, CancellationToken cancellationToken);
}

/// <summary>Who sends.</summary>
/// <param name="Scope">Account and region that stand in the envelope.</param>
/// <param name="RoleArn">The role under which the sender acts, for access control; null for a client's own keys.</param>
/// <param name="ServiceSource">True for AWS services (status changes, schedules), which alone may use sources that start with <c>aws.</c>.</param>
public sealed record EventSender(ResourceScope Scope, string? RoleArn = null, bool ServiceSource = false);
