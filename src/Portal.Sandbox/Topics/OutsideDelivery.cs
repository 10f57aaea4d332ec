using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Topics;

/// <summary>To HTTP endpoints and functions, behind the publisher's back: rows in the journal, tried until they arrive or are given up.</summary>
internal sealed class OutsideDelivery : ISubscriptionDelivery, IDisposable
{
    public static readonly Collection Waiting = new("topic_deliveries");

    private readonly TopicDirectory topics;
    private readonly DeadNotifications dead;
    private readonly Dictionary<string, ISubscriberSender> senders;
    private readonly IJournal journal;
    private readonly TimeProvider clock;
    private readonly ILogger<OutsideDelivery> log;
    private readonly DueWork work;
    private long next;

    public OutsideDelivery(TopicDirectory topics, DeadNotifications dead, IEnumerable<ISubscriberSender> senders, IJournal journal, TimeProvider clock, ILogger<OutsideDelivery> log)
    {
        (this.topics, this.dead, this.journal, this.clock, this.log) = (topics, dead, journal, clock, log);
        this.senders = senders.SelectMany(s => s.Protocols.Select(p => (p, s))).ToDictionary(s => s.p, s => s.s, StringComparer.Ordinal);
        work = new DueWork(TryAsync, clock);
        foreach (var row in journal.ReadAll(Waiting))
        {
            next = Math.Max(next, row.Ordinal);
            Interrupted.Add(new(row.Partition, row.Ordinal));
        }
    }

    public IReadOnlyList<string> Protocols => [.. senders.Keys];

    /// <summary>What waited when the sandbox stopped.</summary>
    private List<WaitingDelivery> Interrupted { get; } = [];

    public PreparedDelivery Prepare(Subscription subscription, Notification notification)
    {
        var text = subscription.IsRaw ? notification.TextFor(subscription.Protocol) : NotificationEnvelope.Notification(notification, subscription);
        return Prepare(subscription, "Notification", notification.Id, text);
    }

    /// <summary>Makes any message of SNS ready for an endpoint.</summary>
    public PreparedDelivery Prepare(Subscription subscription, string type, string messageId, string text)
    {
        var delivery = new WaitingDelivery(subscription.Arn, Interlocked.Increment(ref next));
        var row = new DataObjectBuilder { ["type"] = type, ["id"] = messageId, ["text"] = text }.Build();
        return new(new JournalWrites().Put(Waiting, delivery.SubscriptionArn, delivery.Ordinal, row.ToUtf8()), () => work.Add(delivery, clock.GetUtcNow()), static () => { });
    }

    /// <summary>Takes up what waited when the sandbox stopped.</summary>
    public void Begin()
    {
        foreach (var delivery in Interrupted) work.Add(delivery, clock.GetUtcNow());
        Interrupted.Clear();
    }

    public Task EndAsync() => work.EndAsync();

    public void Dispose() => work.Dispose();

    /// <summary>One attempt; gives the time of the next, or null when this was the last.</summary>
    private async Task<DateTimeOffset?> TryAsync(WaitingDelivery delivery, CancellationToken cancellationToken)
    {
        if (topics.FindSubscription(delivery.SubscriptionArn) is not { } subscription || Read(delivery) is not { } message)
        {
            await CommitAsync(Done(delivery));
            return null;
        }

        var failure = await senders[subscription.Protocol].SendAsync(subscription, message, delivery.Attempts, cancellationToken);
        if (failure is null)
        {
            await CommitAsync(Done(delivery));
            return null;
        }

        var policy = DeliveryPolicy.Of(subscription.Attributes.GetValueOrDefault(Subscription.DeliveryPolicy), topics.Find(subscription.Topic)?.Attributes.GetValueOrDefault(Topic.DeliveryPolicy));
        if (!failure.Value.IsFinal && policy.Delay(++delivery.Attempts) is { } delay) return clock.GetUtcNow() + delay;
        log.LogWarning("Topic {Topic} gives up a delivery to {Endpoint}: {Reason}", subscription.Topic, subscription.Endpoint, failure.Value.Reason);
        var letter = dead.Prepare(subscription, message.GetString("text")!, new OutgoingNotification(""));
        if (await CommitAsync(Done(delivery).Add(letter.Writes))) letter.Begin();
        else letter.Abandon();
        return null;
    }

    private DataObject? Read(WaitingDelivery delivery) => journal.Read(Waiting, delivery.SubscriptionArn, delivery.Ordinal, 1) is [var row] && row.Ordinal == delivery.Ordinal
        ? (DataObject)DataValue.Parse(row.Value)
        : null;

    private static JournalWrites Done(WaitingDelivery delivery) => new JournalWrites().Delete(Waiting, delivery.SubscriptionArn, delivery.Ordinal);

    private async Task<bool> CommitAsync(JournalWrites writes)
    {
        try
        {
            await journal.CommitAsync(writes);
            return true;
        }
        catch (IOException e)
        {
            // The row is still there: after the next start the delivery is made once more.
            log.LogWarning(e, "A delivery's end could not be written down");
            return false;
        }
    }
}

/// <summary>A message that waits for its endpoint; what it says is in the journal.</summary>
internal sealed class WaitingDelivery(string subscriptionArn, long ordinal)
{
    public string SubscriptionArn { get; } = subscriptionArn;
    public long Ordinal { get; } = ordinal;

    /// <summary>Failed attempts since the sandbox started.</summary>
    public int Attempts { get; set; }
}
