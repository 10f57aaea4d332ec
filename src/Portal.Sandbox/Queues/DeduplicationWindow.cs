using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

/// <summary>What a FIFO queue accepted in the last five minutes, by deduplication id. Its queue's lock guards it.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html</remarks>
internal sealed class DeduplicationWindow
{
    public const long Milliseconds = 5 * 60 * 1000;

    private readonly Dictionary<string, Accepted> byKey = new(StringComparer.Ordinal);
    private readonly Queue<Accepted> inOrder = new();

    public Accepted? Find(string key, long now) => byKey.TryGetValue(key, out var accepted) && accepted.Until > now ? accepted : null;

    public void Add(Accepted accepted)
    {
        byKey[accepted.Key] = accepted;
        inOrder.Enqueue(accepted);
    }

    /// <summary>The message was not kept after all.</summary>
    public void Remove(Accepted accepted)
    {
        if (byKey.TryGetValue(accepted.Key, out var known) && known.Ordinal == accepted.Ordinal) byKey.Remove(accepted.Key);
    }

    /// <summary>Takes out what is older than the window and gives the ordinals of its rows.</summary>
    public IEnumerable<long> Expire(long now)
    {
        while (inOrder.TryPeek(out var oldest) && oldest.Until <= now)
        {
            inOrder.Dequeue();
            Remove(oldest);
            yield return oldest.Ordinal;
        }
    }

    /// <param name="Key">The deduplication id, with the group's where the queue's scope is the group.</param>
    /// <param name="Ordinal">The message's.</param>
    /// <param name="Until">Unix milliseconds.</param>
    /// <param name="MessageId">What a repetition is answered.</param>
    /// <param name="SequenceNumber">What a repetition is answered.</param>
    internal sealed record Accepted(string Key, long Ordinal, long Until, string MessageId, string SequenceNumber)
    {
        public static Accepted Read(JournalRow row)
        {
            var data = (DataObject)DataValue.Parse(row.Value);
            return new(data.GetString("key")!, row.Ordinal, data.GetInt64("until") ?? 0, data.GetString("id")!, data.GetString("sequence")!);
        }

        public byte[] ToBytes() => new DataObjectBuilder
        {
            ["key"] = Key,
            ["until"] = Until,
            ["id"] = MessageId,
            ["sequence"] = SequenceNumber,
        }.Build().ToUtf8();
    }
}
