using System.Globalization;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Services.Composing;

/// <summary>Reads what the AWS command line takes: <c>aws events put-events --entries file://put_events.json</c></summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/reference/events/put-events.html</remarks>
internal static class EntryParser
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "Time", "Source", "Resources", "DetailType", "Detail", "EventBusName", "TraceHeader" };

    public static ParsedEntries Parse(string json)
    {
        DataValue root;
        try
        {
            root = DataValue.Parse(json);
        }
        catch (JsonException e)
        {
            return Nothing(e.LineNumber is { } line ? $"This is not JSON: line {line + 1}, column {(e.BytePositionInLine ?? 0) + 1}." : "This is not JSON: " + e.Message);
        }

        var entries = root switch
        {
            DataArray a => a,
            DataObject o when o.GetArray("Entries") is { } a => a,
            DataObject o when o.Contains("Source") || o.Contains("Detail") => new DataArray([o]),
            _ => null,
        };
        if (entries is null) return Nothing("This is no list of entries: [{\"Source\": ..., \"DetailType\": ..., \"Detail\": \"{...}\"}], or an object with Entries.");
        var issues = new List<DraftIssue>();
        var drafts = new List<EventDraft>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is DataObject entry) drafts.Add(Read(drafts.Count, entry, issues));
            else issues.Add(new(i, null, IssueSeverity.Error, "The entry is no object and was left out."));
        }

        return new(drafts, issues);
    }

    private static EventDraft Read(int at, DataObject entry, List<DraftIssue> issues)
    {
        foreach (var name in entry.Names.Where(n => !Known.Contains(n))) issues.Add(new(at, name, IssueSeverity.Warning, $"{name} is not a field of an entry and was left out."));
        return new()
        {
            EventBusName = Text("EventBusName"),
            Source = Text("Source"),
            DetailType = Text("DetailType"),
            Detail = Detail(),
            Resources = [.. (entry.GetArray("Resources") ?? DataArray.Empty).OfType<DataString>().Select(r => r.Value)],
            Time = Time(),
        };

        string Text(string name)
        {
            if (entry[name] is not null and not DataString) issues.Add(new(at, name, IssueSeverity.Error, $"{name} must be a text."));
            return entry.GetString(name) ?? "";
        }

        string Detail()
        {
            if (entry["Detail"] is not DataObject written) return Text("Detail");
            issues.Add(new(at, "Detail", IssueSeverity.Warning, "Detail is written as an object; the API takes its text. It was turned into text."));
            return written.ToJson();
        }

        DateTimeOffset? Time()
        {
            switch (entry["Time"])
            {
                case null: return null;
                case DataNumber { Double: > -62_135_596_800 and < 253_402_300_799 } seconds: return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Double * TimeSpan.TicksPerSecond));
                case DataString s when DateTimeOffset.TryParse(s.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time): return time;
                default:
                    issues.Add(new(at, "Time", IssueSeverity.Error, "Time is no time: seconds since 1970, or 2026-01-31T12:00:00Z."));
                    return null;
            }
        }
    }

    private static ParsedEntries Nothing(string problem) => new([], [new(null, null, IssueSeverity.Error, problem)]);
}
