using Portal.Languages.Data;
using Portal.Services.Composing;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Compose;

/// <summary>The entries that are being written, and what is wrong with them.</summary>
public sealed class ComposeModel
{
    /// <summary>PutEvents takes so many at once.</summary>
    public const int MostEntries = 10;

    private static readonly EventDraft Blank = new() { Detail = "{\n  \n}" };

    private readonly List<EventDraft> drafts = [Blank];
    private IReadOnlyList<DraftIssue> issues = [];

    public IReadOnlyList<EventDraft> Drafts => drafts;
    public int Current { get; private set; }
    public EventDraft Draft => drafts[Current];

    /// <summary>Grows when the entry in the editor is another one: the editor takes its text over then.</summary>
    public int Version { get; private set; }

    /// <summary>What was wrong with a loaded file.</summary>
    public IReadOnlyList<DraftIssue> LoadIssues { get; private set; } = [];

    /// <summary>False while nothing was written or loaded: nobody is told of mistakes before the first key.</summary>
    public bool Touched { get; private set; }

    public bool CanSend => !issues.Any(i => i.Severity == IssueSeverity.Error);
    public IReadOnlyList<DraftIssue> IssuesOfCurrent => Touched ? [.. issues.Where(i => i.Entry == Current)] : [];
    public IReadOnlyList<DraftIssue> GeneralIssues => Touched ? [.. issues.Where(i => i.Entry is null)] : [];

    public bool HasError(int entry) => issues.Any(i => i.Entry == entry && i.Severity == IssueSeverity.Error);

    /// <summary>An empty entry. Where there is one already it stays, and with it the editor that just starts.</summary>
    public void Begin(string? bus)
    {
        var blank = Blank with { EventBusName = bus ?? "" };
        if (!Touched && LoadIssues.Count == 0 && drafts is [var only] && only with { EventBusName = "" } == Blank) drafts[0] = blank;
        else Start([blank]);
    }

    public void Begin(ParsedEntries parsed)
    {
        Start(parsed.Drafts.Count > 0 ? parsed.Drafts.Select(d => d with { Detail = Pretty(d.Detail) }) : [new EventDraft()]);
        LoadIssues = parsed.Issues;
        Touched = true;
    }

    /// <summary>A recorded event as a draft: what EventBridge and Step Functions added is left out, and a task token was never kept.</summary>
    public static EventDraft DraftOf(RecordedEventDetail recorded)
    {
        var envelope = DataValue.TryParse(recorded.Envelope) as DataObject;
        var added = recorded.Event.ExecutionArn is null ? 0 : 2;
        return new()
        {
            EventBusName = recorded.Event.EventBusName,
            Source = recorded.Event.Source,
            DetailType = recorded.Event.DetailType,
            Detail = (envelope?["detail"] ?? DataObject.Empty).ToIndentedJson(),
            Resources = [.. recorded.Event.Resources.Take(Math.Max(0, recorded.Event.Resources.Count - added))],
        };
    }

    /// <summary>A recorded event to be edited.</summary>
    public void Begin(RecordedEventDetail recorded)
    {
        Start([DraftOf(recorded)]);
        if (recorded.Event.CarriesTaskToken)
            LoadIssues = [new(null, null, IssueSeverity.Warning, "The event carried a task token. The portal keeps none, so its place holds a mask: write your own value there, or whoever gets the event cannot answer.")];
    }

    public void Choose(int index)
    {
        Current = Math.Clamp(index, 0, drafts.Count - 1);
        Version++;
    }

    public void Replace(EventDraft draft)
    {
        drafts[Current] = draft;
        Touched = true;
    }

    public void Add()
    {
        if (drafts.Count == MostEntries) return;
        drafts.Add(Draft with { });
        Choose(drafts.Count - 1);
    }

    public void Remove()
    {
        if (drafts.Count == 1) return;
        drafts.RemoveAt(Current);
        issues = [];
        Choose(Current);
    }

    public void Take(IReadOnlyList<DraftIssue> found) => issues = found;

    public static string Say(DraftIssue issue) =>
        issue.Entry is { } entry ? $"Entry {entry + 1}{(issue.Field is null ? "" : $", {issue.Field}")}: {issue.Message}" : issue.Message;

    private void Start(IEnumerable<EventDraft> entries)
    {
        drafts.Clear();
        drafts.AddRange(entries);
        issues = [];
        LoadIssues = [];
        Touched = false;
        Choose(0);
    }

    private static string Pretty(string json) => DataValue.TryParse(json)?.ToIndentedJson() ?? json;
}
