using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Explaining;
using Portal.Languages.EventPatterns.Linting;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns;

/// <summary>
/// An event pattern: parsed once, matched often, immutable and safe for any number of threads. It follows EventBridge and
/// its engine in every detail that was observed: how numbers compare, that fields of one object inside an array must match
/// in the same element, which of two equal names counts.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html</remarks>
public sealed class EventPattern
{
    private readonly IReadOnlyList<PatternHint> hintsOfText;
    private PatternMatcher? idleMatcher;

    private EventPattern(string text, IReadOnlyList<PatternCombination> combinations, IReadOnlyList<PatternHint> hints) =>
        (Text, Combinations, hintsOfText) = (text, combinations, hints);

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>The ways to match: an event matches when it fulfils one of them.</summary>
    public IReadOnlyList<PatternCombination> Combinations { get; }

    /// <summary>All fields that the pattern asks about, each once.</summary>
    public IEnumerable<PatternField> Fields => Combinations.SelectMany(c => c.Fields).Distinct();

    /// <summary>Parses a pattern. The length limit of a rule's pattern is not checked here: it is a quota of the account.</summary>
    public static EventPatternResult Parse(string json)
    {
        var text = new PatternText(json);
        var problems = new PatternProblems(text);
        var reader = new PatternReader(problems);
        var root = new PatternJsonReader(text).Read();
        IReadOnlyList<PatternCombination> combinations = [];
        if (root is not null || text.Failure is null) combinations = reader.Read(root);
        if (text.Failure is { } failure) problems.Add(failure.Reason, failure.At, PatternPath.Root, "Give well-formed JSON.");
        if (problems.Errors.Count == 0) CheckComplexity(combinations, problems);
        if (problems.Errors.Count > 0) return new EventPatternResult(null, problems.Errors);
        return new EventPatternResult(new EventPattern(json, combinations, [.. reader.Hints, .. CheckRest(text)]), []);
    }

    /// <summary>What is odd about the pattern: parts that can match nothing, do nothing, or do what its author may not expect.</summary>
    public IReadOnlyList<PatternHint> FindHints() => [.. hintsOfText, .. PatternLinter.Check(Fields).Distinct()];

    /// <summary>Whether an event matches. Reads only what the pattern asks about.</summary>
    /// <param name="eventUtf8">The whole event as JSON.</param>
    /// <exception cref="JsonException">The text, as far as it had to be read, is not a JSON object.</exception>
    public bool Matches(ReadOnlySpan<byte> eventUtf8)
    {
        var matcher = Rent();
        var matches = matcher.Matches(eventUtf8);
        idleMatcher = matcher;
        return matches;
    }

    /// <summary>Whether an event matches that was read before.</summary>
    public bool Matches(ParsedEvent parsed)
    {
        var matcher = Rent();
        var matches = matcher.Matches(parsed);
        idleMatcher = matcher;
        return matches;
    }

    /// <summary>
    /// Whether an event with these values in its envelope could match, whatever its other fields: to find rules that a sender
    /// reaches, or that feed their own source.
    /// </summary>
    /// <param name="source">The event's source; null where it is not known.</param>
    /// <param name="detailType">The event's detail-type; null where it is not known.</param>
    public bool CouldMatch(string? source, string? detailType) =>
        Combinations.Any(c => Allows(c, "source", source) && Allows(c, "detail-type", detailType));

    /// <summary>
    /// Says field by field why an event matches or does not, and what would have to change. Of two fields of one name in an
    /// object the last one counts here.
    /// </summary>
    public PatternExplanation Explain(DataObject given) => Explainer.Explain(this, given);

    /// <summary>A pattern that has one of this pattern's ways to match alone.</summary>
    internal EventPattern Only(PatternCombination combination) => new(Text, [combination], []);

    private static bool Allows(PatternCombination combination, string name, string? value) =>
        value is null || combination.Fields.FirstOrDefault(f => f.Name == name) is not { } field || FieldMatch.Holds(field, EventValues.Of(value));

    /// <summary>EventBridge looks at this when everything else is right.</summary>
    private static void CheckComplexity(IReadOnlyList<PatternCombination> combinations, PatternProblems problems)
    {
        foreach (var field in combinations.SelectMany(c => c.Fields).Distinct())
        {
            if (WildcardComplexity.Of(field) <= WildcardComplexity.Max) continue;
            problems.AddWithoutPlace(WildcardComplexity.Complaint, new TextPosition(1, 1), field.Path,
                "A value could fit more than ten beginnings of the wildcards here at once. Replace asterisks by the text that is known.");
        }
    }

    private static IEnumerable<PatternHint> CheckRest(PatternText text)
    {
        text.SkipWhiteSpace();
        if (!text.AtEnd) yield return new PatternHint(PatternHintKind.NoEffect, PatternPath.Root, "The text behind the pattern's closing brace is ignored.");
    }

    /// <summary>A matcher for this thread alone; the last one used where it is idle.</summary>
    private PatternMatcher Rent() => Interlocked.Exchange(ref idleMatcher, null) ?? new PatternMatcher(this);
}
