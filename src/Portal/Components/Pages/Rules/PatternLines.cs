using Portal.Languages.Data;

namespace Portal.Components.Pages.Rules;

/// <summary>An event pattern as lines that are read at a glance: the field's path, and what it may be.</summary>
public static class PatternLines
{
    private const int MostLines = 12;

    /// <returns>One line for each field; the whole text as one line where it is no JSON object.</returns>
    public static IReadOnlyList<(string Path, string Wanted)> Of(string pattern)
    {
        if (DataValue.TryParse(pattern) is not DataObject root) return [("pattern", pattern)];
        var lines = new List<(string, string)>();
        Walk(root, "", lines);
        return lines.Count <= MostLines ? lines : [.. lines[..(MostLines - 1)], ("…", $"{lines.Count - MostLines + 1} more fields")];
    }

    private static void Walk(DataObject at, string path, List<(string, string)> lines)
    {
        foreach (var (name, value) in at)
        {
            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (value is DataObject inner) Walk(inner, here, lines);
            else if (value is DataArray wanted) lines.Add((here, string.Join(" or ", wanted.Select(Say))));
            else lines.Add((here, value.ToJson()));
        }
    }

    /// <summary>A value as it stands; an operator in words.</summary>
    private static string Say(DataValue wanted)
    {
        if (wanted is DataString text) return text.Value.Length == 0 ? "\"\"" : text.Value;
        if (wanted is not DataObject { Count: 1 } operation) return wanted.ToJson();
        var (name, operand) = operation.First();
        return name switch
        {
            "exists" => operand is DataBoolean { Value: true } ? "is there" : "is not there",
            "numeric" when operand is DataArray numbers => string.Join(' ', numbers.Select(n => n is DataString s ? s.Value : n.ToJson())),
            _ => $"{name} {(operand is DataString s ? s.Value : operand.ToJson())}",
        };
    }
}
