using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

/// <summary>Where queues lie in the journal. A partition is a queue's ARN.</summary>
internal static class QueueCollections
{
    public static readonly Collection Queues = new("queues");
    public static readonly Collection Messages = new("queue_messages");
    public static readonly Collection Deduplications = new("queue_deduplications");
}
