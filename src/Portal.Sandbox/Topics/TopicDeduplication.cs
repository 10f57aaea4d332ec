using System.Security.Cryptography;
using System.Text;

namespace Portal.Sandbox.Topics;

/// <summary>What FIFO topics accepted in the last five minutes. In memory: after a restart the queues behind them recognise repetitions.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html</remarks>
internal sealed class TopicDeduplication(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string MessageId, string SequenceNumber)> accepted = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset Until)> order = new();

    public static string OfContent(string message) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)));

    /// <summary>False: it was accepted before, and the answer is the earlier one.</summary>
    public bool TryAdd(string key, (string MessageId, string SequenceNumber) message, out (string MessageId, string? SequenceNumber) earlier)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (order.TryPeek(out var oldest) && oldest.Until <= now) accepted.Remove(order.Dequeue().Key);
            if (accepted.TryGetValue(key, out var known))
            {
                earlier = known;
                return false;
            }

            accepted[key] = message;
            order.Enqueue((key, now + Window));
            earlier = default;
            return true;
        }
    }

    public void Remove(string key)
    {
        lock (gate) accepted.Remove(key);
    }
}
