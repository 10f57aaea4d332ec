using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Linting;

/// <summary>
/// What every event has at its top, and so what a pattern may ask there.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
/// </summary>
internal static class EnvelopeLint
{
    private const int AccountLength = 12;

    /// <summary>Fields whose value is one string, always there.</summary>
    private static readonly HashSet<string> Strings = new(StringComparer.Ordinal) { "version", "id", "detail-type", "source", "account", "time", "region" };

    public static IEnumerable<PatternHint> Check(PatternField field)
    {
        var dot = field.Name.IndexOf('.');
        var top = dot < 0 ? field.Name : field.Name[..dot];
        if (top == "detail" && dot < 0)
        {
            yield return Never(field, "detail is always an object: name its fields, {\"detail\": {\"field\": [...]}}.");
        }
        else if (Strings.Contains(top) && dot >= 0)
        {
            yield return Never(field, $"{top} is a string: it has no fields.");
        }
        else if (Strings.Contains(top) || top == "resources")
        {
            if (!field.Conditions.Any(c => CanBe(top, c.Example(null), c))) yield return Never(field, $"No event has such a {top}.");
        }
        else if (top is not ("detail" or "replay-name") && !field.MayBeAbsent)
        {
            var known = Strings.Append("resources").Append("detail").FirstOrDefault(n => string.Equals(n, top, StringComparison.OrdinalIgnoreCase));
            yield return Never(field, known is null
                ? $"Events have no field {top} at the top. What the sender gives is under detail: {{\"detail\": {{\"{top}\": [...]}}}}."
                : $"The field is called {known}: case counts.");
        }
    }

    private static bool CanBe(string field, Data.DataValue? example, Operators.Condition condition)
    {
        // A string that is not the example may still pass: only kinds, and the few fixed forms, are judged.
        if (example is null) return condition.HoldsWhenAbsent && field == "resources";
        if (condition is Operators.AnythingButCondition or Operators.ExistsCondition) return true;
        if (example is not Data.DataString text) return false;
        return field switch
        {
            "account" when condition is Operators.StringCondition => text.Value.Length == AccountLength && text.Value.All(char.IsAsciiDigit),
            "version" => condition.Matches(new EventValue(EventValueKind.String, "0"u8)),
            _ => true,
        };
    }

    private static PatternHint Never(PatternField field, string message) => new(PatternHintKind.NeverMatches, field.Path, message);
}
