using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>How a part of a date picture looks in a text, and what it says.</summary>
/// <param name="Component">The component's letter.</param>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Parse">The component's number; null for an unknown name. Null itself for literal text.</param>
internal sealed record DatePartMatcher(char Component, string Pattern, Func<string, double?>? Parse)
{
    /// <exception cref="JsonataException">The part cannot be read (D3130, D3133).</exception>
    public static DatePartMatcher For(DateTimePart part, JsonataDialect dialect)
    {
        if (part.Literal is { } literal) return new('\0', Regex.Escape(literal), null);
        if (part.Component is 'Z' or 'z') return Zone(part);
        if (part.Integer is null) return Name(part);
        if (part.Component == 'f' && dialect.ParsesDatesLoosely) return new('f', "[0-9]+", Millis);
        var pattern = part.Integer.Style switch
        {
            IntegerStyle.Letters => part.Integer.Case == LetterCase.Upper ? "[A-Z]+" : "[a-z]+",
            IntegerStyle.Roman => "[MDCLXVI]+",
            IntegerStyle.Words => $"(?:{NumberWords.Alternatives})+",
            IntegerStyle.Decimal => "[0-9]" + Times(part, part.Integer, dialect) + (part.Integer.IsOrdinal ? "(?:th|st|nd|rd)" : ""),
            _ => throw new JsonataException("D3130") { Value = new DataString(part.Integer.Token) },
        };
        return new(part.Component, pattern, text => IntegerParser.Parse(text, part.Integer));
    }

    private static string Times(DateTimePart part, IntegerPicture integer, JsonataDialect dialect)
    {
        if (dialect.ParsesDatesLoosely) return part.IsFollowedByNumber && integer.MandatoryDigits > 0 ? Count(integer.MandatoryDigits) : "+";
        if (part.Digits is not { } digits) return "+";
        return integer.OptionalDigits == 0 ? Count(digits) : string.Create(CultureInfo.InvariantCulture, $"{{{Math.Max(digits - integer.OptionalDigits, 0)},{digits}}}");
    }

    private static string Count(int digits) => string.Create(CultureInfo.InvariantCulture, $"{{{digits}}}");

    private static double? Millis(string digits) => IntegerParser.ParseLeading(digits[..Math.Min(digits.Length, 3)].PadRight(3, '0'));

    private static DatePartMatcher Zone(DateTimePart part)
    {
        var start = part.Component == 'z' ? "GMT" : "";
        var separator = part.Integer!.RegularSeparator?.Character;
        return new(part.Component, start + "[-+][0-9]+" + (separator is null ? "" : Regex.Escape(separator) + "[0-9]+"), text => Offset(text[start.Length..], separator));
    }

    /// <summary>Minutes east of UTC. As in JSONata itself, minutes behind a separator always count eastwards.</summary>
    private static double? Offset(string text, string? separator)
    {
        if (separator is not null)
        {
            var at = text.IndexOf(separator, StringComparison.Ordinal);
            return (IntegerParser.ParseLeading(text[..at]) * 60) + IntegerParser.ParseLeading(text[(at + 1)..]);
        }

        return text.Length <= 3
            ? IntegerParser.ParseLeading(text) * 60
            : (IntegerParser.ParseLeading(text[..3]) * 60) + IntegerParser.ParseLeading(text[3..]);
    }

    private static DatePartMatcher Name(DateTimePart part) => part.Component switch
    {
        'M' or 'x' => new(part.Component, "[a-zA-Z]+", text => IndexOf(Calendar.Months, 0, text, part.MaxWidth) + 1),
        'F' => new('F', "[a-zA-Z]+", text => IndexOf(Calendar.Days, 1, text, part.MaxWidth)),
        'P' => new('P', "[a-zA-Z]+", text => text switch { "am" or "AM" => 0, "pm" or "PM" => 1, _ => null }),
        _ => throw new JsonataException("D3133") { Value = new DataString(part.Component.ToString()) },
    };

    private static double? IndexOf(string[] names, int from, string text, int? width)
    {
        double? found = null;
        for (var i = from; i < names.Length; i++)
        {
            var name = width is > 0 and var w && names[i].Length > w ? names[i][..w] : names[i];
            if (name == text) found = i;
        }

        return found;
    }
}
