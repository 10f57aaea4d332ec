using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Every queue of the sandbox: making, finding, changing and deleting them.</summary>
internal sealed class QueueDirectory : IDisposable
{
    private readonly ConcurrentDictionary<string, Queue> queues = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changing = new(1, 1);
    private readonly IJournal journal;
    private readonly TimeProvider clock;

    public QueueDirectory(IJournal journal, TimeProvider clock)
    {
        (this.journal, this.clock) = (journal, clock);
        foreach (var row in journal.ReadAll(QueueCollections.Queues)) Restore(row);
        foreach (var row in journal.ReadAll(QueueCollections.Deduplications))
        {
            if (queues.TryGetValue(row.Partition, out var queue)) queue.Deduplication.Add(DeduplicationWindow.Accepted.Read(row));
        }

        foreach (var row in journal.ReadAll(QueueCollections.Messages))
        {
            if (!queues.TryGetValue(row.Partition, out var queue)) continue;
            var (sent, visible, group) = StoredMessage.ReadHead(row.Value);
            queue.Publish(new QueuedMessage(row.Ordinal, sent, queue.Settings.IsFifo ? group : null), visible, content: null);
        }
    }

    public bool TryFind(Arn arn, [NotNullWhen(true)] out Queue? queue) => queues.TryGetValue(arn.ToString(), out queue);

    /// <exception cref="AwsFault">There is no such queue.</exception>
    public Queue Require(Arn arn) => TryFind(arn, out var queue) ? queue : throw QueueFaults.NoSuchQueue();

    /// <summary>The queues of an account in a region whose names begin with a prefix, by name.</summary>
    public IReadOnlyList<Queue> List(ResourceScope scope, string prefix) =>
        [.. queues.Values
            .Where(q => q.Arn.Scope == scope && q.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(q => q.Name, StringComparer.Ordinal)];

    /// <summary>The queues whose redrive policy points here.</summary>
    public IReadOnlyList<Queue> SourcesOf(Queue deadLetters) =>
        [.. queues.Values.Where(q => q.Settings.Redrive?.DeadLetterTarget == deadLetters.Arn).OrderBy(q => q.Name, StringComparer.Ordinal)];

    /// <summary>Makes a queue, or gives the one that is there when every attribute asked for is as it has it.</summary>
    public async ValueTask<Queue> CreateAsync(
        ResourceScope scope, string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        CheckName(name);
        var arn = new Arn(scope.Partition, "sqs", scope.Region, scope.AccountId, name);
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (TryFind(arn, out var known))
            {
                QueueSettings.Create(name, attributes);
                return known.Settings.Difference(attributes) is { } different ? throw QueueFaults.NameExists(different) : known;
            }

            var settings = QueueSettings.Create(name, attributes);
            CheckRedrive(arn, settings);
            var queue = new Queue(arn, settings, tags, clock.GetUtcNow().ToUnixTimeSeconds(), clock);
            await journal.CommitAsync(Row(queue, settings, tags, queue.CreatedSeconds), cancellationToken);
            queues[queue.Partition] = queue;
            return queue;
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask SetAttributesAsync(Queue queue, IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            var next = queue.Settings.With(changes);
            CheckRedrive(queue.Arn, next);
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            await journal.CommitAsync(Row(queue, next, queue.Tags, now), cancellationToken);
            (queue.Settings, queue.ModifiedSeconds) = (next, now);
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask SetTagsAsync(Queue queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        if (tags.Count > 50) throw QueueFaults.InvalidValue("Too many tags added for queue " + queue.Name + ".");
        await changing.WaitAsync(cancellationToken);
        try
        {
            await journal.CommitAsync(Row(queue, queue.Settings, tags, queue.ModifiedSeconds), cancellationToken);
            queue.Tags = tags;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <remarks>AWS allows one purge a minute and may take that long; here it is done when this ends.</remarks>
    public ValueTask PurgeAsync(Queue queue, CancellationToken cancellationToken)
    {
        queue.Purge();
        return journal.CommitAsync(new JournalWrites().DeletePartition(QueueCollections.Messages, queue.Partition), cancellationToken);
    }

    /// <remarks>AWS keeps the name for a minute; here it can be used again at once, so that a stack can be deployed anew.</remarks>
    public async ValueTask DeleteAsync(Queue queue, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            var writes = new JournalWrites()
                .Delete(QueueCollections.Queues, queue.Partition, 0)
                .DeletePartition(QueueCollections.Messages, queue.Partition)
                .DeletePartition(QueueCollections.Deduplications, queue.Partition);
            await journal.CommitAsync(writes, cancellationToken);
            queues.TryRemove(queue.Partition, out _);
            queue.Close();
            queue.Dispose();
        }
        finally
        {
            changing.Release();
        }
    }

    public void Dispose()
    {
        foreach (var queue in queues.Values) queue.Dispose();
        changing.Dispose();
    }

    private static void CheckName(string name)
    {
        var stem = name.EndsWith(".fifo", StringComparison.Ordinal) ? name[..^5] : name;
        if (stem.Length > 0 && name.Length <= 80 && stem.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return;
        throw QueueFaults.InvalidValue("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }

    /// <summary>A dead-letter queue must be there, in the same account and region, and of the same kind.</summary>
    private void CheckRedrive(Arn queue, QueueSettings settings)
    {
        if (settings.Redrive is not { } redrive) return;
        var text = settings.Get(QueueAttribute.RedrivePolicy)!;
        if (redrive.DeadLetterTarget.Scope != queue.Scope || !TryFind(redrive.DeadLetterTarget, out var target))
            throw QueueFaults.InvalidValue(text, "RedrivePolicy", "Dead letter target does not exist.");
        if (target.Settings.IsFifo != settings.IsFifo)
            throw QueueFaults.InvalidValue(text, "RedrivePolicy", "Dead-letter queue must be same type of queue as the source.");
    }

    private void Restore(JournalRow row)
    {
        var data = (DataObject)DataValue.Parse(row.Value);
        if (!Arn.TryParse(row.Partition, out var arn)) return;
        var settings = QueueSettings.Create(arn.Resource, Texts(data.GetObject("attributes")));
        queues[row.Partition] = new Queue(arn, settings, Texts(data.GetObject("tags")), data.GetInt64("created") ?? 0, clock)
        {
            ModifiedSeconds = data.GetInt64("modified") ?? 0,
        };
    }

    private static JournalWrites Row(Queue queue, QueueSettings settings, IReadOnlyDictionary<string, string> tags, long modified)
    {
        var data = new DataObjectBuilder
        {
            ["attributes"] = Object(settings.Given),
            ["tags"] = Object(tags),
            ["created"] = queue.CreatedSeconds,
            ["modified"] = modified,
        };
        return new JournalWrites().Put(QueueCollections.Queues, queue.Partition, 0, data.Build().ToUtf8());
    }

    private static Dictionary<string, string> Texts(DataObject? data) =>
        data?.ToDictionary(f => f.Key, f => ((DataString)f.Value).Value, StringComparer.Ordinal) ?? [];

    private static DataObject Object(IReadOnlyDictionary<string, string> texts)
    {
        var builder = new DataObjectBuilder(texts.Count);
        foreach (var (name, value) in texts) builder.Set(name, value);
        return builder.Build();
    }
}
