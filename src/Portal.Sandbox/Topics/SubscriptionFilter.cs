using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;

namespace Portal.Sandbox.Topics;

/// <summary>Which messages a subscription wants: its filter policy against the message's attributes or its body.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html. The operators are those of event patterns.
/// </remarks>
internal sealed class SubscriptionFilter
{
    public static readonly SubscriptionFilter All = new(null, false);

    private readonly EventPattern? pattern;
    private readonly bool isBody;

    private SubscriptionFilter(EventPattern? pattern, bool isBody) => (this.pattern, this.isBody) = (pattern, isBody);

    /// <exception cref="Identity.AwsFault">The policy is not valid.</exception>
    public static SubscriptionFilter Parse(string? policy, bool isBody)
    {
        if (string.IsNullOrEmpty(policy)) return All;
        if (DataValue.TryParse(policy) is not DataObject fields) throw TopicFaults.Invalid("FilterPolicy: failed to parse JSON.");

        // An empty policy lets everything pass, which an event pattern may not say.
        if (fields.Count == 0) return All;
        var result = EventPattern.Parse(policy);
        return result.Pattern is { } pattern ? new(pattern, isBody) : throw TopicFaults.Invalid("FilterPolicy: " + result.Errors[0].Reason);
    }

    public bool Wants(OutgoingNotification notification)
    {
        if (pattern is null) return true;
        if (!isBody) return pattern.Matches(Attributes(notification.Attributes).ToUtf8());
        return DataValue.TryParse(notification.Message) is DataObject body && pattern.Matches(body.ToUtf8());
    }

    /// <summary>Each attribute as a field: a number as a number, a String.Array as a list; binary ones take no part.</summary>
    private static DataObject Attributes(DataObject? attributes)
    {
        var fields = new DataObjectBuilder();
        foreach (var (name, value) in attributes ?? DataObject.Empty)
        {
            if (value is not DataObject attribute || attribute.GetString("StringValue") is not { } text) continue;
            fields[name] = attribute.GetString("DataType") switch
            {
                "String.Array" => DataValue.TryParse(text) ?? text,
                "Number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => DataValue.TryParse(text) ?? new DataNumber(number),
                _ => text,
            };
        }

        return fields.Build();
    }
}
