using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

/// <summary>Reads the fields of SQS requests.</summary>
internal static class SqsInput
{
    public static string Required(DataObject input, string field) =>
        input.GetString(field) is { Length: > 0 } text ? text : throw QueueFaults.Missing(field);

    /// <summary>A whole number, also when it is written as text; null when left out.</summary>
    public static int? Number(DataObject input, string field) => input[field] switch
    {
        null or DataNull => null,
        DataNumber number when number.TryGetInt64(out var value) && value is >= int.MinValue and <= int.MaxValue => (int)value,
        DataString text when int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var other => throw QueueFaults.InvalidValue(other.ToJson(), field, "Must be an integer."),
    };

    /// <summary>A whole number between bounds.</summary>
    public static int? Number(DataObject input, string field, int least, int most, string reason)
    {
        var value = Number(input, field);
        return value is null || (value >= least && value <= most) ? value : throw QueueFaults.InvalidValue($"{value}", field, reason);
    }

    public static Dictionary<string, string> Map(DataObject input, string field)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in input.GetObject(field) ?? DataObject.Empty)
        {
            map[name] = value is DataString text ? text.Value : value.ToJson();
        }

        return map;
    }

    public static IReadOnlyList<string> Names(DataObject input, string field) =>
        [.. (input.GetArray(field) ?? DataArray.Empty).OfType<DataString>().Select(s => s.Value)];

    /// <summary>Checks one page of a listing.</summary>
    public static int? PageSize(DataObject input) => Number(input, "MaxResults", 1, 1000, "MaxResults must be an integer between 1 and 1000.");

    public static OutgoingMessage Message(DataObject input, string senderId) => new(
        input.GetString("MessageBody") ?? "",
        input.GetObject("MessageAttributes"),
        input.GetString("MessageGroupId"),
        input.GetString("MessageDeduplicationId"),
        Number(input, "DelaySeconds"),
        SystemAttributes(input),
        senderId);

    public static DataObject Map(IReadOnlyDictionary<string, string> map)
    {
        var builder = new DataObjectBuilder(map.Count);
        foreach (var (name, value) in map) builder.Set(name, value);
        return builder.Build();
    }

    private static DataObject? SystemAttributes(DataObject input)
    {
        var attributes = input.GetObject("MessageSystemAttributes");
        var unknown = attributes?.Names.FirstOrDefault(n => n != "AWSTraceHeader");
        return unknown is null ? attributes : throw QueueFaults.InvalidValue($"Message system attribute name '{unknown}' is invalid.");
    }
}
