using System.Text;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>What PutEvents refuses, in AWS's words.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html,
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html (sizes)
/// </remarks>
internal static class EntryValidation
{
    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</summary>
    private const int LongestDetailType = 128;

    private const int BytesOfTime = 14;
    private const string ServicePrefix = "aws.";

    /// <exception cref="AwsFault">ValidationException: all entries together are too large.</exception>
    public static void CheckSize(IReadOnlyList<EventEntry> entries, int limit)
    {
        long size = 0;
        for (var i = 0; i < entries.Count; i++) size += SizeOf(entries[i]);
        if (size > limit) throw new AwsFault("ValidationException", "Total size of the entries in the request is over the limit.");
    }

    public static int SizeOf(EventEntry entry)
    {
        var size = (entry.Time is null ? 0 : BytesOfTime) + Bytes(entry.Source) + Bytes(entry.DetailType) + Bytes(entry.Detail);
        for (var i = 0; i < entry.Resources.Count; i++) size += Bytes(entry.Resources[i]);
        return size;
    }

    /// <summary>What is wrong with the fields around the detail; null: nothing.</summary>
    public static EventEntryResult? Check(EventSender sender, EventEntry entry)
    {
        if (string.IsNullOrEmpty(entry.Source)) return Required("Source");
        if (string.IsNullOrEmpty(entry.DetailType)) return Required("DetailType");
        if (string.IsNullOrEmpty(entry.Detail)) return Required("Detail");
        if (entry.DetailType.Length > LongestDetailType) return Invalid("DetailType", $"DetailType is longer than {LongestDetailType} characters");
        if (!sender.ServiceSource && entry.Source.StartsWith(ServicePrefix, StringComparison.OrdinalIgnoreCase)) return new EventEntryResult(null, "NotAuthorizedForSourceException", "Not authorized for the source.");
        return null;
    }

    public static EventEntryResult MalformedDetail { get; } = new(null, "MalformedDetail", "Detail is malformed.");

    private static EventEntryResult Required(string name) => Invalid(name, $"{name} is a required argument");

    private static EventEntryResult Invalid(string name, string reason) => new(null, "InvalidArgument", $"Parameter {name} is not valid. Reason: {reason}.");

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
