using System.Globalization;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Message in: one commit makes it durable for every subscriber that wants it.</summary>
internal sealed class TopicPublisher : ITopics
{
    private const ulong FirstSequenceNumber = 10_000_000_000_000_000_000;

    private readonly TopicDirectory topics;
    private readonly TopicDeduplication repetitions;
    private readonly Dictionary<string, ISubscriptionDelivery> deliveries;
    private readonly IJournal journal;
    private readonly TimeProvider clock;
    private readonly ILogger<TopicPublisher> log;
    private long sequence;

    public TopicPublisher(
        TopicDirectory topics, TopicDeduplication repetitions, IEnumerable<ISubscriptionDelivery> deliveries, IJournal journal, TimeProvider clock, ILogger<TopicPublisher> log)
    {
        (this.topics, this.repetitions, this.journal, this.clock, this.log) = (topics, repetitions, journal, clock, log);
        this.deliveries = deliveries.SelectMany(d => d.Protocols.Select(p => (p, d))).ToDictionary(d => d.p, d => d.d, StringComparer.Ordinal);
        sequence = clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
    }

    public bool Exists(Arn topic) => topics.Find(topic) is not null;

    public async ValueTask<string> PublishAsync(Arn topic, OutgoingNotification notification, CancellationToken cancellationToken) =>
        (await PublishAsync(topics.Find(topic) ?? throw TopicFaults.NoTopic(), notification, cancellationToken)).MessageId;

    public async ValueTask<(string MessageId, string? SequenceNumber)> PublishAsync(Topic topic, OutgoingNotification content, CancellationToken cancellationToken)
    {
        NotificationChecks.Check(topic, content);
        var (id, number) = (Guid.NewGuid().ToString(), (string?)null);
        string? key = null;
        if (topic.IsFifo)
        {
            number = (FirstSequenceNumber + (ulong)Interlocked.Increment(ref sequence)).ToString(CultureInfo.InvariantCulture);
            content = content with { DeduplicationId = content.DeduplicationId ?? TopicDeduplication.OfContent(content.Message) };
            key = $"{topic.Arn}\n{content.DeduplicationId}";
            if (!repetitions.TryAdd(key, (id, number), out var earlier)) return earlier;
        }

        var notification = new Notification(topic.Arn, id, clock.GetUtcNow(), content, number);
        var prepared = topics.Subscriptions(topic.Arn).Where(s => !s.IsPending && s.Filter.Wants(content)).Select(s => Prepare(s, notification)).ToList();
        var writes = new JournalWrites();
        foreach (var delivery in prepared) writes.Add(delivery.Writes);
        try
        {
            await journal.CommitAsync(writes, cancellationToken);
        }
        catch
        {
            foreach (var delivery in prepared) delivery.Abandon();
            if (key is not null) repetitions.Remove(key);
            throw;
        }

        foreach (var delivery in prepared) delivery.Begin();
        return (id, number);
    }

    private PreparedDelivery Prepare(Subscription subscription, Notification notification)
    {
        if (deliveries.TryGetValue(subscription.Protocol, out var delivery)) return delivery.Prepare(subscription, notification);
        log.LogInformation("Topic {Topic}: the sandbox does not deliver by {Protocol}; the message for {Endpoint} is dropped", notification.Topic, subscription.Protocol, subscription.Endpoint);
        return PreparedDelivery.None;
    }
}
