using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>An SNS topic.</summary>
/// <param name="Arn">Its ARN, parsed.</param>
/// <param name="Attributes">As they were set, without defaults.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record Topic(Arn Arn, IReadOnlyDictionary<string, string> Attributes, ResourceTags Tags)
{
    public const string Policy = "Policy";
    public const string DeliveryPolicy = "DeliveryPolicy";
    public const string FifoTopic = "FifoTopic";
    public const string ContentBasedDeduplication = "ContentBasedDeduplication";

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</summary>
    private static readonly Dictionary<string, Func<string, bool>> Known = new(StringComparer.Ordinal)
    {
        ["DisplayName"] = static text => text.Length <= 100,
        [Policy] = static text => text.Length == 0 || DataValue.TryParse(text) is DataObject,
        [DeliveryPolicy] = static text => text.Length == 0 || DataValue.TryParse(text) is DataObject,
        ["KmsMasterKeyId"] = static _ => true,
        ["SignatureVersion"] = static text => text is "1" or "2",
        ["TracingConfig"] = static text => text is "PassThrough" or "Active",
        [FifoTopic] = static text => text is "true" or "false",
        [ContentBasedDeduplication] = static text => text is "true" or "false",
        ["ArchivePolicy"] = static text => text.Length == 0 || DataValue.TryParse(text) is DataObject,
        ["FifoThroughputScope"] = static text => text is "Topic" or "MessageGroup",
        ["DataProtectionPolicy"] = static _ => true,
    };

    private static readonly string[] FeedbackSuffixes = ["SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"];

    public string Name => Arn.Resource;
    public bool IsFifo => Attributes.GetValueOrDefault(FifoTopic) == "true";
    public bool DeduplicatesByContent => Attributes.GetValueOrDefault(ContentBasedDeduplication) == "true";

    /// <exception cref="AwsFault">The attribute is unknown, or its value is refused.</exception>
    public static void Check(string name, string value)
    {
        if (FeedbackSuffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal))) return;
        if (!Known.TryGetValue(name, out var isValid)) throw TopicFaults.Invalid("AttributeName");
        if (!isValid(value)) throw TopicFaults.Invalid($"Attributes Reason: {name}: Invalid value [{value}]");
    }

    public static DataObject Write(Topic topic) => new DataObjectBuilder
    {
        ["arn"] = topic.Arn.ToString(),
        ["attributes"] = TextMap.Write(topic.Attributes),
        ["tags"] = topic.Tags.ToData(),
    }.Build();

    public static Topic Read(DataObject data) => Arn.TryParse(data.GetString("arn"), out var arn)
        ? new(arn, TextMap.Read(data.GetObject("attributes")), ResourceTags.Parse(data.GetArray("tags")))
        : throw new InvalidDataException("A topic has no ARN.");
}

/// <summary>Maps of texts as data.</summary>
internal static class TextMap
{
    public static DataObject Write(IReadOnlyDictionary<string, string> map)
    {
        var builder = new DataObjectBuilder(map.Count);
        foreach (var (name, value) in map) builder.Set(name, value);
        return builder.Build();
    }

    public static Dictionary<string, string> Read(DataObject? data) =>
        (data ?? DataObject.Empty).ToDictionary(f => f.Key, f => f.Value is DataString text ? text.Value : f.Value.ToJson(), StringComparer.Ordinal);
}
