using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;
using Portal.Services.Rules;

namespace Portal.Services.Composing;

internal sealed class Composer(UserSessions users, RuleCatalog catalog, TimeProvider time) : IComposer
{
    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html</summary>
    private static readonly HashSet<string> RetryableCodes = new(StringComparer.Ordinal) { "InternalFailure", "InternalException", "ThrottlingException" };

    public ParsedEntries Parse(string json) => EntryParser.Parse(json);

    public IReadOnlyList<DraftIssue> Validate(IReadOnlyList<EventDraft> drafts) => DraftChecks.Check(drafts);

    public async Task<AwsResult<ComposePreview>> PreviewAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var issues = DraftChecks.Check(drafts).ToList();
        var account = (await session.Value.Sts.GetCallerIdentityAsync(cancellationToken)).Value?.AccountId ?? "";
        var previews = new List<EntryPreview>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var (preview, issue) = await PreviewAsync(session.Value, i, drafts[i], account, cancellationToken);
            previews.Add(preview);
            if (issue is not null) issues.Add(issue);
        }

        return new ComposePreview(issues, previews);
    }

    public Task<AwsResult<SendReport>> SendAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken)
    {
        if (DraftChecks.Check(drafts).FirstOrDefault(i => i.Severity == IssueSeverity.Error) is { } issue)
        {
            var where = issue.Entry is { } entry ? $"Entry {entry + 1}: " : "";
            return Task.FromResult<AwsResult<SendReport>>(AwsError.Invalid(where + issue.Message));
        }

        return users.ActAsync(PortalAct.SendEvents, connection, "events.send", string.Join(", ", drafts.Select(d => DraftEnvelope.BusName(d.EventBusName)).Distinct()), async session =>
        {
            var sent = await session.EventBridge.PutEventsAsync([.. drafts.Select(Entry)], cancellationToken);
            return sent.Map(answer => Report(drafts, answer));
        }, cancellationToken, details: Details);
    }

    private async Task<(EntryPreview Preview, DraftIssue? Issue)> PreviewAsync(AwsSession session, int entry, EventDraft draft, string account, CancellationToken cancellationToken)
    {
        var size = EntrySize.Of(draft);
        var bus = DraftEnvelope.BusName(draft.EventBusName);
        var described = await session.EventBridge.DescribeEventBusAsync(draft.EventBusName.Length == 0 ? "default" : draft.EventBusName, cancellationToken);
        if (!described.IsOk)
        {
            var missing = described.Error.Kind == AwsErrorKind.NotFound;
            var words = missing
                ? $"There is no event bus {bus} here. EventBridge would answer with an event id all the same, and lose the event."
                : $"The event bus {bus} cannot be looked at: {described.Error.Message}";
            return (new(size, missing ? false : null, []), new(entry, "EventBusName", IssueSeverity.Warning, words));
        }

        if (DraftEnvelope.For(draft, account, session.Connection, time.GetUtcNow()) is not { } envelope) return (new(size, true, []), null);
        var rules = await catalog.MatchAsync(session, bus, envelope, cancellationToken);
        if (!rules.IsOk) return (new(size, true, []), new(entry, "EventBusName", IssueSeverity.Warning, $"The rules of {bus} cannot be looked at: {rules.Error.Message}"));
        var issue = rules.Value.Any(r => r.Delivers) ? null : new DraftIssue(entry, null, IssueSeverity.Warning, $"No rule of {bus} would match: the event would reach nobody.");
        return (new(size, true, rules.Value), issue);
    }

    private static PutEventsEntryShape Entry(EventDraft d) =>
        new(d.Source, d.DetailType, d.Detail, d.EventBusName.Length == 0 ? null : d.EventBusName, d.Time, d.Resources.Count == 0 ? null : [.. d.Resources]);

    /// <summary>The results come in the order of the entries.</summary>
    private static SendReport Report(IReadOnlyList<EventDraft> drafts, PutEventsResponse answer) => new([.. drafts.Select((draft, i) =>
    {
        var result = answer.Entries is { } all && i < all.Count ? all[i] : new PutEventsResultShape(null, "Portal.NoResult", "EventBridge gave no result for this entry.");
        return new SentEntry(draft, result.EventId, result.ErrorCode, result.ErrorMessage, result.ErrorCode is { } code && RetryableCodes.Contains(code));
    })]);

    private static string Details(SendReport report) => new DataObjectBuilder
    {
        ["eventIds"] = new DataArray([.. report.Entries.Where(e => e.EventId is not null).Select(e => (DataValue)e.EventId!)]),
        ["failed"] = report.FailedCount,
    }.Build().ToJson();
}
