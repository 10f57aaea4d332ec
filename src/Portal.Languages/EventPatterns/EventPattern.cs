using System.Text.Json;
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
    private PatternMatcher? idleMatcher;

    private EventPattern(string text, IReadOnlyList<PatternCombination> combinations) =>
        (Text, Combinations) = (text, combinations);

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>The ways to match: an event matches when it fulfils one of them.</summary>
    public IReadOnlyList<PatternCombination> Combinations { get; }

    /// <summary>Parses a pattern. The length limit of a rule's pattern is not checked here: it is a quota of the account.</summary>
    public static EventPatternResult Parse(string json)
    {
        var text = new PatternText(json);
        var problems = new PatternProblems(text);
        var root = new PatternJsonReader(text).Read();
        IReadOnlyList<PatternCombination> combinations = [];
        if (root is not null || text.Failure is null) combinations = new PatternReader(problems).Read(root);
        if (text.Failure is { } failure) problems.Add(failure.Reason, failure.At, PatternPath.Root, "Give well-formed JSON.");
        if (problems.Errors.Count == 0) CheckComplexity(combinations, problems);
        return problems.Errors.Count == 0
            ? new EventPatternResult(new EventPattern(json, combinations), [])
            : new EventPatternResult(null, problems.Errors);
    }

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

    /// <summary>A matcher for this thread alone; the last one used where it is idle.</summary>
    private PatternMatcher Rent() => Interlocked.Exchange(ref idleMatcher, null) ?? new PatternMatcher(this);
}
