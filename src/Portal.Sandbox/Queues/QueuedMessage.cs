namespace Portal.Sandbox.Queues;

/// <summary>What a queue holds in memory for each of its messages: little, because there may be millions.</summary>
internal sealed class QueuedMessage(long ordinal, long sentMilliseconds, string? groupId)
{
    /// <summary>Its ordinal in the journal, unique in the queue's life.</summary>
    public long Ordinal { get; } = ordinal;

    public long SentMilliseconds { get; } = sentMilliseconds;
    public string? GroupId { get; } = groupId;

    /// <summary>The whole message, while the queue's cache has room for it; else it is read from the journal.</summary>
    public StoredMessage? Cached { get; set; }

    /// <summary>Null until it is received.</summary>
    public ReceiveRecord? Received { get; set; }

    /// <summary>Deleted, purged or moved while it stood in a line: whoever meets it there passes over it.</summary>
    public bool IsGone { get; set; }
}

/// <summary>What is known of a message that was received at least once. In memory only: after a crash it starts anew.</summary>
internal sealed class ReceiveRecord(long firstMilliseconds)
{
    public long FirstMilliseconds { get; } = firstMilliseconds;
    public int Count { get; set; }

    /// <summary>Belongs to the newest receipt handle.</summary>
    public long Receipt { get; set; }

    /// <summary>When it becomes visible again; null while it is visible.</summary>
    public long? HiddenUntil { get; set; }
}
