using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Sandbox.Events;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>What requests and answers about archives have in common.</summary>
internal static class ArchiveData
{
    /// <exception cref="AwsFault">InvalidEventPatternException.</exception>
    public static void CheckPattern(DataObject input)
    {
        if (input.GetString("EventPattern") is { } text && EventPattern.Parse(text) is { IsValid: false } refused) throw new AwsFault(EventPatternError.Code, refused.Errors[0].Message);
    }

    /// <summary>The bus that a field gives the ARN of.</summary>
    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public static EventBus SourceBus(EventBuses buses, ResourceScope caller, string arn)
    {
        var reference = BusReference.Parse(caller, arn);
        return reference.Scope == caller ? buses.Get(reference) : throw EventBuses.NotFound(reference.Name);
    }

    /// <summary>What CreateArchive and UpdateArchive answer.</summary>
    public static DataObject Answer(Archive archive) => new DataObjectBuilder
    {
        ["ArchiveArn"] = archive.Arn,
        ["State"] = Archive.State,
        ["CreationTime"] = Timestamps.ToData(archive.CreatedAt),
    }.Build();

    /// <summary>As ListArchives shows it.</summary>
    public static DataObjectBuilder Summary(Archive archive, (long Count, long Bytes) content) => new(12)
    {
        ["ArchiveName"] = archive.Name,
        ["EventSourceArn"] = archive.EventSourceArn,
        ["State"] = Archive.State,
        ["RetentionDays"] = archive.RetentionDays,
        ["SizeBytes"] = content.Bytes,
        ["EventCount"] = content.Count,
        ["CreationTime"] = Timestamps.ToData(archive.CreatedAt),
    };

    /// <summary>ListArchives and ListReplays take one filter at a time.</summary>
    /// <exception cref="AwsFault">ValidationException.</exception>
    public static void CheckFilters(DataObject input, string operation)
    {
        var given = (input.Contains("NamePrefix") ? 1 : 0) + (input.Contains("EventSourceArn") ? 1 : 0) + (input.Contains("State") ? 1 : 0);
        if (given > 1) throw new AwsFault("ValidationException", $"At most one filter is allowed for {operation}. Use either : State, EventSourceArn, or NamePrefix.");
    }
}
