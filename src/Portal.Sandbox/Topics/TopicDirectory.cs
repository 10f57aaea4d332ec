using System.Collections.Concurrent;
using System.Security.Cryptography;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Every topic of the sandbox with its subscriptions.</summary>
internal sealed class TopicDirectory : IDisposable
{
    private readonly DurableTable<Topic> topics;
    private readonly DurableTable<Subscription> subscriptions;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Subscription>> byTopic = new(StringComparer.Ordinal);

    public TopicDirectory(IJournal journal)
    {
        topics = new(journal, new Collection("topics"), Topic.Write, Topic.Read);
        subscriptions = new(journal, new Collection("subscriptions"), Subscription.Write, Subscription.Read);
        topics.Load();
        subscriptions.Load();
        foreach (var group in subscriptions.All.GroupBy(s => s.Topic.ToString())) byTopic[group.Key] = [.. group.OrderBy(s => s.Arn, StringComparer.Ordinal)];
    }

    public Topic? Find(Arn arn) => topics.Find(arn.ToString());

    /// <exception cref="AwsFault">There is no such topic, or the text is no topic's ARN.</exception>
    public Topic Require(string? arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "sns") throw TopicFaults.Invalid("TopicArn");
        return Find(parsed) ?? throw TopicFaults.NoTopic();
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Topic> List(ResourceScope scope) => [.. topics.All.Where(t => t.Arn.Scope == scope).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Makes a topic, or gives the one that is there when it has the attributes and tags asked for.</summary>
    public async ValueTask<Topic> CreateAsync(ResourceScope scope, string name, IReadOnlyDictionary<string, string> attributes, ResourceTags tags, CancellationToken cancellationToken)
    {
        foreach (var (attribute, value) in attributes) Topic.Check(attribute, value);
        var isFifo = attributes.GetValueOrDefault(Topic.FifoTopic) == "true";
        CheckName(name, isFifo);
        var arn = new Arn(scope.Partition, "sns", scope.Region, scope.AccountId, name);
        return (await topics.ChangeAsync(arn.ToString(), before =>
        {
            if (before is null) return new Topic(arn, attributes, tags);
            if (attributes.Any(a => before.Attributes.GetValueOrDefault(a.Key) != a.Value)) throw TopicFaults.Invalid("Attributes Reason: Topic already exists with different attributes");
            if (tags.Count > 0 && !tags.ToData().Equals(before.Tags.ToData())) throw TopicFaults.Invalid("Tags Reason: Topic already exists with different tags");
            return before;
        }, cancellationToken))!;
    }

    public async ValueTask ChangeAsync(Topic topic, Func<Topic, Topic> change, CancellationToken cancellationToken) =>
        await topics.ChangeAsync(topic.Arn.ToString(), before => change(before ?? throw TopicFaults.NoTopic()), cancellationToken);

    /// <summary>Deletes a topic with its subscriptions; one that is not there is as good as deleted.</summary>
    public async ValueTask DeleteAsync(Arn arn, CancellationToken cancellationToken)
    {
        foreach (var subscription in Subscriptions(arn)) await UnsubscribeAsync(subscription.Arn, cancellationToken);
        await topics.ChangeAsync(arn.ToString(), static _ => null, cancellationToken);
        byTopic.TryRemove(arn.ToString(), out _);
    }

    public IReadOnlyList<Subscription> Subscriptions(Arn topic) => byTopic.GetValueOrDefault(topic.ToString(), []);

    public IReadOnlyList<Subscription> Subscriptions(ResourceScope scope) =>
        [.. subscriptions.All.Where(s => s.Topic.Scope == scope).OrderBy(s => s.Arn, StringComparer.Ordinal)];

    /// <exception cref="AwsFault">There is no such subscription.</exception>
    public Subscription RequireSubscription(string? arn) => subscriptions.Find(arn ?? "") ?? throw TopicFaults.NoSubscription();

    public Subscription? FindSubscription(string arn) => subscriptions.Find(arn);

    /// <summary>Adds a subscriber, or gives the subscription that the endpoint has already.</summary>
    public async ValueTask<Subscription> SubscribeAsync(Topic topic, string protocol, string endpoint, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var mustConfirm = SubscriptionProtocols.MustConfirm(protocol, endpoint);
        var made = new Subscription
        {
            Arn = $"{topic.Arn}:{Guid.NewGuid()}",
            Topic = topic.Arn,
            Protocol = protocol,
            Endpoint = endpoint,
            Token = mustConfirm ? RandomNumberGenerator.GetHexString(128, lowercase: true) : null,
        }.With(attributes);
        if (Subscriptions(topic.Arn).FirstOrDefault(s => s.Protocol == protocol && s.Endpoint == endpoint) is { } known)
        {
            var same = attributes.All(a => known.Attributes.GetValueOrDefault(a.Key, "") == a.Value);
            return same ? known : throw TopicFaults.Invalid("Attributes Reason: Subscription already exists with different attributes");
        }

        return (await ChangeAsync(made.Arn, _ => made, cancellationToken))!;
    }

    public ValueTask<Subscription?> ChangeSubscriptionAsync(string arn, Func<Subscription, Subscription> change, CancellationToken cancellationToken) =>
        ChangeAsync(arn, before => change(before ?? throw TopicFaults.NoSubscription()), cancellationToken);

    public async ValueTask UnsubscribeAsync(string arn, CancellationToken cancellationToken) => await ChangeAsync(arn, static _ => null, cancellationToken);

    /// <summary>The subscription of a token.</summary>
    /// <exception cref="AwsFault">The token is none of this topic.</exception>
    public async ValueTask<Subscription> ConfirmAsync(Topic topic, string token, CancellationToken cancellationToken)
    {
        var found = Subscriptions(topic.Arn).FirstOrDefault(s => s.Token is { } own && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(own), System.Text.Encoding.UTF8.GetBytes(token))) ?? throw TopicFaults.Invalid("Token");
        return (await ChangeSubscriptionAsync(found.Arn, s => s with { Token = null }, cancellationToken))!;
    }

    public void Dispose()
    {
        topics.Dispose();
        subscriptions.Dispose();
    }

    private async ValueTask<Subscription?> ChangeAsync(string arn, Func<Subscription?, Subscription?> change, CancellationToken cancellationToken)
    {
        Subscription? before = null;
        var after = await subscriptions.ChangeAsync(arn, known => change(before = known), cancellationToken);
        if ((after ?? before) is { } subscription)
        {
            byTopic.AddOrUpdate(
                subscription.Topic.ToString(),
                _ => after is null ? [] : [after],
                (_, list) => after is null ? [.. list.Where(s => s.Arn != arn)] : [.. list.Where(s => s.Arn != arn).Append(after).OrderBy(s => s.Arn, StringComparer.Ordinal)]);
        }

        return after;
    }

    private static void CheckName(string name, bool isFifo)
    {
        var stem = isFifo && name.EndsWith(".fifo", StringComparison.Ordinal) ? name[..^5] : name;
        if (isFifo != (stem.Length < name.Length)) throw TopicFaults.Invalid("Topic Name Reason: A FIFO topic's name ends with .fifo, and no other's does");
        if (stem.Length is 0 or > 256 || !stem.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw TopicFaults.Invalid("Topic Name");
    }
}
