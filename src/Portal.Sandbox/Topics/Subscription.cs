using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Somebody who gets a topic's messages.</summary>
internal sealed record Subscription
{
    public const string Raw = "RawMessageDelivery";
    public const string FilterPolicy = "FilterPolicy";
    public const string FilterPolicyScope = "FilterPolicyScope";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string DeliveryPolicy = "DeliveryPolicy";

    public required string Arn { get; init; }
    public required Arn Topic { get; init; }
    public required string Protocol { get; init; }
    public required string Endpoint { get; init; }

    /// <summary>The secret by which an endpoint confirms; null once it has, or where it need not.</summary>
    public string? Token { get; init; }

    /// <summary>As they were set, without defaults.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public bool IsPending => Token is not null;
    public bool IsRaw => Attributes.GetValueOrDefault(Raw) == "true";

    /// <summary>The queue for messages that cannot be delivered; null for none.</summary>
    public Arn? DeadLetterQueue =>
        DataValue.TryParse(Attributes.GetValueOrDefault(RedrivePolicy)) is DataObject policy && Identity.Arn.TryParse(policy.GetString("deadLetterTargetArn"), out var arn) ? arn : null;

    /// <summary>Which messages it wants. Made once to a subscription, not once to a message.</summary>
    public SubscriptionFilter Filter { get; private init; } = SubscriptionFilter.All;

    /// <exception cref="AwsFault">An attribute is unknown or its value is refused.</exception>
    public Subscription With(IReadOnlyDictionary<string, string> changes)
    {
        var attributes = new Dictionary<string, string>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            SubscriptionAttributes.Check(this, name, value);
            if (value.Length == 0) attributes.Remove(name);
            else attributes[name] = value;
        }

        return this with
        {
            Attributes = attributes,
            Filter = SubscriptionFilter.Parse(attributes.GetValueOrDefault(FilterPolicy), attributes.GetValueOrDefault(FilterPolicyScope) == "MessageBody"),
        };
    }

    public static DataObject Write(Subscription subscription) => new DataObjectBuilder
    {
        ["arn"] = subscription.Arn,
        ["topic"] = subscription.Topic.ToString(),
        ["protocol"] = subscription.Protocol,
        ["endpoint"] = subscription.Endpoint,
        ["token"] = subscription.Token is { } token ? token : (DataValue?)null,
        ["attributes"] = TextMap.Write(subscription.Attributes),
    }.Build();

    public static Subscription Read(DataObject data) => new Subscription
    {
        Arn = data.GetString("arn")!,
        Topic = Identity.Arn.TryParse(data.GetString("topic"), out var topic) ? topic : throw new InvalidDataException("A subscription has no topic."),
        Protocol = data.GetString("protocol")!,
        Endpoint = data.GetString("endpoint")!,
        Token = data.GetString("token"),
    }.With(TextMap.Read(data.GetObject("attributes")));
}

/// <summary>What may be set on a subscription.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html</remarks>
internal static class SubscriptionAttributes
{
    private static readonly Dictionary<string, Func<Subscription, string, bool>> Known = new(StringComparer.Ordinal)
    {
        [Subscription.Raw] = static (s, text) => text == "false" || (text == "true" && s.Protocol is "sqs" or "http" or "https" or "firehose"),
        [Subscription.FilterPolicy] = static (_, text) => text.Length == 0 || SubscriptionFilter.Parse(text, isBody: true) is not null,
        [Subscription.FilterPolicyScope] = static (_, text) => text is "MessageAttributes" or "MessageBody",
        [Subscription.RedrivePolicy] = static (s, text) => text.Length == 0 || (DataValue.TryParse(text) is DataObject policy && Arn.TryParse(policy.GetString("deadLetterTargetArn"), out var queue) && queue.Service == "sqs"),
        [Subscription.DeliveryPolicy] = static (_, text) => text.Length == 0 || DataValue.TryParse(text) is DataObject,
        ["SubscriptionRoleArn"] = static (_, _) => true,
        ["ReplayPolicy"] = static (_, text) => text.Length == 0 || DataValue.TryParse(text) is DataObject,
    };

    public static void Check(Subscription subscription, string name, string value)
    {
        if (!Known.TryGetValue(name, out var isValid)) throw TopicFaults.Invalid("AttributeName");
        if (!isValid(subscription, value)) throw TopicFaults.Invalid($"{name}: Invalid value [{value}]");
    }
}
