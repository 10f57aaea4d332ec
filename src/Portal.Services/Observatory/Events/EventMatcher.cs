using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Services.Aws;
using Portal.Services.Observatory.Events.Index;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>Decides in memory whether an event answers a query: for live pages, and for patterns, which no store knows.</summary>
internal sealed class EventMatcher
{
    private readonly EventQuery query;
    private readonly EventPattern? pattern;
    private readonly PathFilter? path;
    private readonly IReadOnlyList<string> words;

    public EventMatcher(EventQuery query)
    {
        this.query = query;
        pattern = string.IsNullOrWhiteSpace(query.Pattern) ? null : EventPattern.Parse(query.Pattern).Pattern;
        path = !string.IsNullOrWhiteSpace(query.Path) && PathFilter.TryParse(query.Path, out var read, out _) ? read : null;
        words = string.IsNullOrWhiteSpace(query.Text) ? [] : [.. TextWords.Read(query.Text).Select(EventWords.Cut)];
    }

    /// <summary>True where the envelope itself must be looked at: no store knows patterns and paths.</summary>
    public bool NeedsEnvelope => pattern is not null || path is not null;

    /// <summary>What is wrong with a query; null where nothing is.</summary>
    public static AwsError? Problem(EventQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Path) && !PathFilter.TryParse(query.Path, out _, out var complaint))
            return AwsError.Invalid($"The path cannot be read: {complaint}", "Write for example $.detail.customer.id = 42");
        if (string.IsNullOrWhiteSpace(query.Pattern)) return null;
        var parsed = EventPattern.Parse(query.Pattern);
        return parsed.IsValid ? null : new(AwsErrorKind.Invalid, EventPatternError.Code, parsed.Errors[0].Message, parsed.Errors[0].Advice);
    }

    public bool Matches(RecordedEvent e, string envelope) =>
        Is(query.Connection, e.Connection) && Is(query.EventBusName, e.EventBusName) && Is(query.Source, e.Source) && Is(query.DetailType, e.DetailType) && Is(query.Account, e.Account)
        && Is(query.ExecutionArn, e.ExecutionArn) && (query.From is null || e.Time >= query.From) && (query.To is null || e.Time < query.To)
        && MatchesWhole(envelope);

    /// <summary>Pattern and path alone.</summary>
    public bool MatchesEnvelope(ReadOnlySpan<byte> envelope) => (pattern is null || pattern.Matches(envelope)) && (path is null || path.Matches(DataValue.Parse(envelope)));

    private bool MatchesWhole(string envelope)
    {
        if (words.Count == 0 && !NeedsEnvelope) return true;
        var utf8 = Encoding.UTF8.GetBytes(envelope);
        return HasWords(utf8) && MatchesEnvelope(utf8);
    }

    private bool HasWords(ReadOnlySpan<byte> envelope)
    {
        if (words.Count == 0) return true;
        var inEvent = EventWords.Read(envelope);
        var last = TextWords.LastIsUnfinished(query.Text!) ? words.Count - 1 : words.Count;
        return words.Take(last).All(inEvent.Contains) && words.Skip(last).All(w => inEvent.Any(i => i.StartsWith(w, StringComparison.Ordinal)));
    }

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;
}
