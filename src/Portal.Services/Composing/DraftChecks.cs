using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Services.Composing;

/// <summary>What EventBridge would refuse, and what is likely not meant. Each check looks at one thing; all issues are told.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
internal static class DraftChecks
{
    private const int MostEntries = 10;
    private const int LongestText = 256;
    private const int LongestDetailType = 128;

    public static IReadOnlyList<DraftIssue> Check(IReadOnlyList<EventDraft> drafts)
    {
        var issues = new List<DraftIssue>();
        if (drafts.Count == 0) issues.Add(new(null, null, IssueSeverity.Error, "There is no entry: a request has 1 to 10."));
        if (drafts.Count > MostEntries) issues.Add(new(null, null, IssueSeverity.Error, $"There are {drafts.Count} entries: a request has 1 to {MostEntries}."));
        for (var i = 0; i < drafts.Count; i++) issues.AddRange(CheckEntry(i, drafts[i]));
        var size = drafts.Sum(EntrySize.Of);
        if (size > EntrySize.LargestRequest) issues.Add(new(null, null, IssueSeverity.Error, $"The entries have {size:N0} bytes together: a request has at most {EntrySize.LargestRequest:N0}."));
        else if (size > EntrySize.FormerLargestRequest)
            issues.Add(new(null, null, IssueSeverity.Warning, $"The entries have {size:N0} bytes together: targets such as SQS and Step Functions take at most {EntrySize.FormerLargestRequest:N0}."));
        return issues;
    }

    private static IEnumerable<DraftIssue> CheckEntry(int entry, EventDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Source)) yield return Error("Source", "Source is missing: a text that names the sender, for example com.example.orders.");
        else if (draft.Source.Length > LongestText) yield return Error("Source", $"Source is longer than {LongestText} characters.");
        else if (draft.Source.StartsWith("aws.", StringComparison.Ordinal)) yield return Error("Source", "Sources that start with aws. are for AWS's own services.");
        if (string.IsNullOrWhiteSpace(draft.DetailType)) yield return Error("DetailType", "DetailType is missing: a text that says what happened, for example Order placed.");
        else if (draft.DetailType.Length > LongestDetailType) yield return Error("DetailType", $"DetailType is longer than {LongestDetailType} characters.");
        if (DetailProblem(draft.Detail) is { } problem) yield return Error("Detail", problem);
        if (draft.EventBusName.StartsWith("arn:", StringComparison.Ordinal) && !draft.EventBusName.Contains(":event-bus/", StringComparison.Ordinal))
            yield return Error("EventBusName", "This ARN is not that of an event bus.");
        for (var i = 0; i < draft.Resources.Count; i++)
        {
            if (!draft.Resources[i].StartsWith("arn:", StringComparison.Ordinal))
                yield return new(entry, "Resources", IssueSeverity.Warning, $"Resource {i + 1} is no ARN. EventBridge takes it, but patterns and tools expect ARNs.");
        }

        DraftIssue Error(string field, string message) => new(entry, field, IssueSeverity.Error, message);
    }

    private static string? DetailProblem(string detail)
    {
        if (string.IsNullOrWhiteSpace(detail)) return "Detail is missing: a JSON object, {} at least.";
        try
        {
            return DataValue.Parse(detail) is DataObject ? null : "Detail is JSON, but no object: EventBridge takes objects only.";
        }
        catch (JsonException e)
        {
            return e.LineNumber is { } line ? $"Detail is not JSON: line {line + 1}, column {(e.BytePositionInLine ?? 0) + 1}." : "Detail is not JSON: " + e.Message;
        }
    }
}
