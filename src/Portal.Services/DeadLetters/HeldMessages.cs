using Portal.Services.Aws.Sqs;

namespace Portal.Services.DeadLetters;

/// <summary>The messages of a session with the handles that delete them, which no browser sees. Safe for several threads.</summary>
internal sealed class HeldMessages
{
    private readonly Lock gate = new();
    private readonly List<HeldMessage> held = [];

    public IReadOnlyList<DeadLetter> Letters
    {
        get
        {
            lock (gate) return [.. held.Select(h => h.Letter)];
        }
    }

    public int Count
    {
        get
        {
            lock (gate) return held.Count;
        }
    }

    public IReadOnlyList<HeldMessage> All
    {
        get
        {
            lock (gate) return [.. held];
        }
    }

    public HeldMessage? Find(string messageId)
    {
        lock (gate) return held.Find(h => h.Letter.MessageId == messageId);
    }

    /// <summary>A message that comes again has a new handle; the old one deletes nothing any more.</summary>
    public void Take(MessageShape message)
    {
        var body = MaskedBody.Of(message.Body);
        var taken = new HeldMessage(DeadLetterReader.Read(message, body), message, body);
        lock (gate)
        {
            var at = held.FindIndex(h => h.Letter.MessageId == message.MessageId);
            if (at < 0) held.Add(taken);
            else held[at] = taken;
        }
    }

    public void Remove(string messageId)
    {
        lock (gate) held.RemoveAll(h => h.Letter.MessageId == messageId);
    }

    public void RemoveHandles(IEnumerable<string> receiptHandles)
    {
        var gone = receiptHandles.ToHashSet(StringComparer.Ordinal);
        lock (gate) held.RemoveAll(h => gone.Contains(h.Message.ReceiptHandle));
    }
}

/// <param name="Letter">What a page may see.</param>
/// <param name="Message">As SQS gave it, with its handle.</param>
/// <param name="Body">The body with its task tokens.</param>
internal sealed record HeldMessage(DeadLetter Letter, MessageShape Message, MaskedBody Body);
