using System.Globalization;

namespace Portal.Sandbox.Queues;

/// <summary>A queue's attributes, checked. Immutable: a change makes a new one.</summary>
internal sealed class QueueSettings
{
    private readonly Dictionary<string, string> given;

    private QueueSettings(Dictionary<string, string> given, bool fifo)
    {
        this.given = given;
        IsFifo = fifo;
        Redrive = given.TryGetValue(QueueAttribute.RedrivePolicy, out var text) ? RedrivePolicy.Parse(text) : null;
        Delay = Seconds(QueueAttribute.DelaySeconds);
        Retention = Seconds(QueueAttribute.MessageRetentionPeriod);
        ReceiveWait = Seconds(QueueAttribute.ReceiveMessageWaitTimeSeconds);
        Visibility = Seconds(QueueAttribute.VisibilityTimeout);
        MaximumMessageSize = int.Parse(Get(QueueAttribute.MaximumMessageSize)!, CultureInfo.InvariantCulture);
        ContentBasedDeduplication = fifo && Get(QueueAttribute.ContentBasedDeduplication) == "true";
        DeduplicatesByGroup = fifo && Get("DeduplicationScope") == "messageGroup";
    }

    public bool IsFifo { get; }
    public RedrivePolicy? Redrive { get; }
    public TimeSpan Delay { get; }
    public TimeSpan Retention { get; }
    public TimeSpan ReceiveWait { get; }
    public TimeSpan Visibility { get; }

    /// <summary>In bytes, of body and attributes.</summary>
    public int MaximumMessageSize { get; }

    public bool ContentBasedDeduplication { get; }

    /// <summary>True: the same deduplication id may be used once in each message group.</summary>
    public bool DeduplicatesByGroup { get; }

    /// <summary>As they were set, without defaults: what is kept.</summary>
    public IReadOnlyDictionary<string, string> Given => given;

    /// <exception cref="Identity.AwsFault">An attribute is unknown or its value is refused.</exception>
    public static QueueSettings Create(string queueName, IReadOnlyDictionary<string, string> attributes)
    {
        var fifoName = queueName.EndsWith(".fifo", StringComparison.Ordinal);
        var fifo = attributes.TryGetValue(QueueAttribute.FifoQueue, out var text) && text == "true";
        if (fifo && !fifoName) throw QueueFaults.InvalidValue("The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.");
        if (fifoName && !fifo) throw QueueFaults.InvalidValue("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        Check(attributes, fifo);
        return new QueueSettings(new(attributes, StringComparer.Ordinal), fifo);
    }

    /// <summary>The settings after SetQueueAttributes. An empty value takes the attribute away.</summary>
    public QueueSettings With(IReadOnlyDictionary<string, string> changes)
    {
        Check(changes, IsFifo);
        var next = new Dictionary<string, string>(given, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (name == QueueAttribute.FifoQueue && value != "true") throw QueueFaults.InvalidAttributeValue(name);
            if (value.Length == 0) next.Remove(name);
            else next[name] = value;
        }

        return new QueueSettings(next, IsFifo);
    }

    /// <summary>The attribute's value, or its default; null where it has none.</summary>
    public string? Get(string name)
    {
        if (given.TryGetValue(name, out var value)) return value;
        return QueueAttribute.All.TryGetValue(name, out var known) && (IsFifo || !known.FifoOnly) ? known.Default : null;
    }

    /// <summary>The name of an attribute whose value differs from what a repeated CreateQueue asks for; null for none.</summary>
    public string? Difference(IReadOnlyDictionary<string, string> wanted) =>
        wanted.Where(w => w.Value != (Get(w.Key) ?? "")).Select(w => w.Key).FirstOrDefault();

    private static void Check(IReadOnlyDictionary<string, string> attributes, bool fifo)
    {
        foreach (var (name, value) in attributes)
        {
            if (!QueueAttribute.All.TryGetValue(name, out var known) || (known.FifoOnly && !fifo)) throw QueueFaults.UnknownAttribute(name);
            if (!known.IsValid(value)) throw QueueFaults.InvalidAttributeValue(name);
        }
    }

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(int.Parse(Get(name)!, CultureInfo.InvariantCulture));
}
