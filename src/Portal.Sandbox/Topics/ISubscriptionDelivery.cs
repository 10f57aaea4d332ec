using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Topics;

/// <summary>Brings messages to the subscribers of some protocols.</summary>
internal interface ISubscriptionDelivery
{
    IReadOnlyList<string> Protocols { get; }

    /// <summary>Makes a message ready for one subscriber; nothing happens before its rows are committed.</summary>
    PreparedDelivery Prepare(Subscription subscription, Notification notification);
}

/// <param name="Writes">Rows that make the delivery durable.</param>
/// <param name="Begin">Called after their commit.</param>
/// <param name="Abandon">Called instead when they could not be committed.</param>
internal readonly record struct PreparedDelivery(JournalWrites Writes, Action Begin, Action Abandon)
{
    public static PreparedDelivery None => new(new JournalWrites(), static () => { }, static () => { });
}
