using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>An operator with the value on its right: numbers by size, texts with <c>*</c> for anything, or a regular expression.</summary>
internal sealed class Comparison
{
    /// <summary>Longer ones first, so that <c>&lt;=</c> is not read as <c>&lt;</c>.</summary>
    public static readonly IReadOnlyList<string> Operators = ["!=", "<=", ">=", "=", "<", ">"];

    private readonly string op;
    private readonly double? number;
    private readonly Regex? regex;
    private readonly string text;

    public Comparison(string op, string text, bool isQuoted)
    {
        (this.op, this.text) = (op, text);
        if (!isQuoted && text is ['%', .., '%'] && text.Length > 2) regex = PatternRegex.Parse(text[1..^1]);
        else if (!isQuoted && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) number = value;
        else if (text.Contains('*', StringComparison.Ordinal)) regex = Wildcard(text);
        if (op is not ("=" or "!=") && number is null) throw new FormatException($"{op} needs a number.");
    }

    public bool Holds(DataValue value) => value switch
    {
        DataNumber left when number is { } right => Compare(left.Double, right),
        DataNumber left => Holds(left.Text),
        DataString left => Holds(left.Value),
        _ => false,
    };

    public bool Holds(string value)
    {
        if (number is { } right && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)) return Compare(left, right);
        var equal = regex?.IsMatch(value) ?? value == text;
        return op switch { "=" => equal, "!=" => !equal, _ => false };
    }

    private bool Compare(double left, double right) => op switch
    {
        "=" => left.Equals(right),
        "!=" => !left.Equals(right),
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };

    private static Regex Wildcard(string text)
    {
        var pattern = new StringBuilder("^");
        foreach (var part in text.Split('*')) pattern.Append(Regex.Escape(part)).Append("(?s:.*)");
        pattern.Length -= "(?s:.*)".Length;
        return new Regex(pattern.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
