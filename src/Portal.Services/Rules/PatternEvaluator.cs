using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Explaining;

namespace Portal.Services.Rules;

/// <summary>Evaluates patterns here, with the same code that the sandbox matches with; no call to AWS.</summary>
internal static class PatternEvaluator
{
    private const int MostValuesShown = 3;

    /// <summary>With the reasons of a miss.</summary>
    public static PatternVerdict Evaluate(string patternJson, string envelopeJson)
    {
        var pattern = EventPattern.Parse(patternJson);
        if (pattern.Pattern is null) return new(false, [], pattern.Errors[0].Message);
        if (!ParsedEvent.TryParse(envelopeJson, out var parsed, out var complaint)) return new(false, [], "The event cannot be read: " + complaint);
        if (pattern.Pattern.Matches(parsed)) return new(true, []);
        var explained = pattern.Pattern.Explain((DataObject)DataValue.Parse(envelopeJson));
        return new(false, [.. explained.Fields.Where(f => f.Verdict != FieldResult.Matches).Select(Miss)]);
    }

    /// <summary>True where the pattern matches; false also where it is none.</summary>
    public static bool Matches(string patternJson, ParsedEvent parsed) => EventPattern.Parse(patternJson).Pattern?.Matches(parsed) ?? false;

    private static PatternMiss Miss(FieldExplanation field)
    {
        var wanted = field.Verdict == FieldResult.OtherElement ? field.Wanted + ", in the same array element as the other fields" : field.Wanted;
        var found = field.Found.Count == 0 ? null : string.Join(", ", field.Found.Take(MostValuesShown).Select(f => f.Value.ToJson())) + (field.Found.Count > MostValuesShown ? ", …" : "");
        return new(field.Path.StartsWith("$.", StringComparison.Ordinal) ? field.Path[2..] : field.Path, wanted, found);
    }
}
