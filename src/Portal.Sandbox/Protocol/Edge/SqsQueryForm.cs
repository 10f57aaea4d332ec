using System.Collections.Frozen;
using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>
/// A request in SQS's own dialect of the query protocol, which clients of before 2023 speak: lists and maps are flat
/// (<c>Attribute.1.Name</c>) and named in the singular. Turned into the fields of the JSON protocol.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests.html</remarks>
internal static class SqsQueryForm
{
    private static readonly FrozenDictionary<string, string> Lists = new Dictionary<string, string>
    {
        ["AttributeName"] = "AttributeNames",
        ["MessageAttributeName"] = "MessageAttributeNames",
        ["MessageSystemAttributeName"] = "MessageSystemAttributeNames",
        ["TagKey"] = "TagKeys",
        ["ActionName"] = "Actions",
        ["AWSAccountId"] = "AWSAccountIds",
        ["SendMessageBatchRequestEntry"] = "Entries",
        ["DeleteMessageBatchRequestEntry"] = "Entries",
        ["ChangeMessageVisibilityBatchRequestEntry"] = "Entries",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Maps = new Dictionary<string, string>
    {
        ["Attribute"] = "Attributes",
        ["MessageAttribute"] = "MessageAttributes",
        ["MessageSystemAttribute"] = "MessageSystemAttributes",
        ["Tag"] = "Tags",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create("MaxNumberOfMessages", "WaitTimeSeconds", "VisibilityTimeout", "DelaySeconds", "MaxResults");

    /// <param name="form">The form's fields, taken apart at their points.</param>
    /// <param name="action">The operation: CreateQueue alone calls its tags <c>tags</c>.</param>
    public static DataObject ToJsonFields(DataObject form, string? action)
    {
        var fields = new DataObjectBuilder(form.Count);
        foreach (var (name, value) in form)
        {
            if (Lists.TryGetValue(name, out var list) && value is DataObject items) fields.Set(list, new DataArray([.. Numbered(items).Select(i => i is DataObject entry ? ToJsonFields(entry, null) : i)]));
            else if (Maps.TryGetValue(name, out var map) && value is DataObject entries) fields.Set(action == "CreateQueue" && map == "Tags" ? "tags" : map, ToMap(entries));
            else if (Numbers.Contains(name) && value is DataString text && long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) fields.Set(name, number);
            else fields.Set(name, value);
        }

        return fields.Build();
    }

    private static DataObject ToMap(DataObject entries)
    {
        var map = new DataObjectBuilder(entries.Count);
        foreach (var entry in Numbered(entries).OfType<DataObject>())
        {
            if ((entry.GetString("Name") ?? entry.GetString("Key")) is { } key) map.Set(key, entry["Value"] ?? DataString.Empty);
        }

        return map.Build();
    }

    private static IEnumerable<DataValue> Numbered(DataObject items) =>
        items.OrderBy(i => int.TryParse(i.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue).Select(i => i.Value);
}
