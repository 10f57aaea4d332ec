using Portal.Languages.Data;

namespace Portal.Graphs;

/// <summary>The condition of a Choice rule in short words: <c>$.score &lt; 30</c>. Reads what it can: a definition may be half typed.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules</remarks>
public static class ChoiceText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["Equals"] = "==",
        ["LessThan"] = "<",
        ["GreaterThan"] = ">",
        ["LessThanEquals"] = "<=",
        ["GreaterThanEquals"] = ">=",
        ["Matches"] = "~",
    };

    private static readonly string[] Types = ["String", "Numeric", "Boolean", "Timestamp"];

    public static string Of(DataObject rule)
    {
        if (rule.GetString("Condition") is { } condition) return Trim(condition);
        if (rule.GetArray("And") is { } and) return Join(and, " and ");
        if (rule.GetArray("Or") is { } or) return Join(or, " or ");
        if (rule.GetObject("Not") is { } not) return $"not ({Of(not)})";
        var variable = rule.GetString("Variable") ?? "?";
        foreach (var (name, value) in rule)
        {
            if (name is "Variable" or "Next" or "Comment" or "Assign" or "Output") continue;
            return Compare(variable, name, value);
        }

        return variable;
    }

    private static string Compare(string variable, string comparison, DataValue value)
    {
        if (comparison.StartsWith("Is", StringComparison.Ordinal))
        {
            var word = comparison[2..].ToLowerInvariant();
            return value is DataBoolean { Value: false } ? $"{variable} is not {word}" : $"{variable} is {word}";
        }

        var path = comparison.EndsWith("Path", StringComparison.Ordinal);
        var plain = path ? comparison[..^4] : comparison;
        var type = Array.Find(Types, t => plain.StartsWith(t, StringComparison.Ordinal));
        var sign = type is not null && Signs.TryGetValue(plain[type.Length..], out var known) ? known : plain;
        return $"{variable} {sign} {(path && value is DataString s ? s.Value : value.ToJson())}";
    }

    private static string Join(DataArray parts, string word) =>
        string.Join(word, parts.OfType<DataObject>().Select(p => p.Contains("And") || p.Contains("Or") ? $"({Of(p)})" : Of(p)));

    private static string Trim(string condition) =>
        condition.StartsWith("{%", StringComparison.Ordinal) && condition.EndsWith("%}", StringComparison.Ordinal) ? condition[2..^2].Trim() : condition.Trim();
}
