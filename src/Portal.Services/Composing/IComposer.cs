using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.Composing;

/// <summary>Events written by a user: checked, previewed, sent.</summary>
public interface IComposer
{
    /// <summary>Reads a put_events.json as <c>aws events put-events --entries</c> takes it: a list of entries, or an object with <c>Entries</c>.</summary>
    ParsedEntries Parse(string json);

    /// <summary>Checks entries without a call: fields, JSON, sizes, number. Lists every issue.</summary>
    IReadOnlyList<DraftIssue> Validate(IReadOnlyList<EventDraft> drafts);

    /// <summary>What would happen: issues (also an unknown bus, which EventBridge accepts and loses), and the rules that would match.</summary>
    Task<AwsResult<ComposePreview>> PreviewAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken);

    /// <summary>Sends 1 to 10 entries in one PutEvents call. Entries can fail one by one: see each entry's result.</summary>
    Task<AwsResult<SendReport>> SendAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken);
}

/// <summary>An event before it is sent.</summary>
public sealed record EventDraft
{
    /// <summary>Name or ARN; empty for the default bus.</summary>
    public string EventBusName { get; init; } = "";
    public string Source { get; init; } = "";
    public string DetailType { get; init; } = "";

    /// <summary>JSON text of an object.</summary>
    public string Detail { get; init; } = "{}";
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Null: EventBridge takes the time at which it gets the event.</summary>
    public DateTimeOffset? Time { get; init; }
}

public enum IssueSeverity
{
    /// <summary>EventBridge would accept it; likely not what is meant.</summary>
    Warning,

    /// <summary>EventBridge would refuse it.</summary>
    Error,
}

/// <param name="Entry">Counts from 0; null for an issue of the whole request.</param>
/// <param name="Field">Source, DetailType, Detail, EventBusName, Resources, Time; null for the whole entry.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record DraftIssue(int? Entry, string? Field, IssueSeverity Severity, string Message);

/// <param name="Drafts">What could be read.</param>
/// <param name="Issues">What could not, and where.</param>
public sealed record ParsedEntries(IReadOnlyList<EventDraft> Drafts, IReadOnlyList<DraftIssue> Issues);

/// <param name="Issues">All issues, those of <see cref="IComposer.Validate"/> too.</param>
/// <param name="Entries">One for each draft, in order.</param>
public sealed record ComposePreview(IReadOnlyList<DraftIssue> Issues, IReadOnlyList<EntryPreview> Entries)
{
    public bool CanSend => !Issues.Any(i => i.Severity == IssueSeverity.Error);
}

/// <param name="SizeBytes">As EventBridge counts it.</param>
/// <param name="EventBusExists">False: EventBridge would answer with an event id and lose the event. Null: could not be asked.</param>
/// <param name="Rules">Every rule of the bus with its verdict; taps left out.</param>
public sealed record EntryPreview(int SizeBytes, bool? EventBusExists, IReadOnlyList<RuleVerdict> Rules);

/// <param name="Entries">One for each draft, in order.</param>
public sealed record SendReport(IReadOnlyList<SentEntry> Entries)
{
    public int FailedCount => Entries.Count(e => e.EventId is null);

    /// <summary>The entries to send again; those that were accepted must not be sent twice.</summary>
    public IReadOnlyList<EventDraft> Failed => [.. Entries.Where(e => e.EventId is null).Select(e => e.Draft)];
}

/// <param name="Draft">What was sent.</param>
/// <param name="EventId">Null where the entry failed.</param>
/// <param name="ErrorCode">For example MalformedDetail.</param>
/// <param name="ErrorMessage">AWS's sentence.</param>
/// <param name="Retryable">True where sending the same again can succeed.</param>
public sealed record SentEntry(EventDraft Draft, string? EventId, string? ErrorCode, string? ErrorMessage, bool Retryable);
