using Portal.Languages.EventPatterns;

namespace Portal.Services.Rules;

/// <summary>Evaluates patterns here, with the same code that the sandbox matches with; no call to AWS.</summary>
internal static class PatternEvaluator
{
    public static PatternVerdict Evaluate(string patternJson, string envelopeJson)
    {
        if (!ParsedEvent.TryParse(envelopeJson, out var parsed, out var complaint)) return new(false, [], "The event cannot be read: " + complaint);
        return Evaluate(patternJson, parsed);
    }

    public static PatternVerdict Evaluate(string patternJson, ParsedEvent parsed)
    {
        var pattern = EventPattern.Parse(patternJson);
        if (pattern.Pattern is null) return new(false, [], pattern.Errors[0].Message);
        return new(pattern.Pattern.Matches(parsed), []);
    }
}
