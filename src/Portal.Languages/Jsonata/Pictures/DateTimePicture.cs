using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>How to write or read a date and time: https://www.w3.org/TR/xpath-functions-31/#rules-for-datetime-formatting</summary>
internal static class DateTimePicture
{
    private const string NumericComponents = "YMDdFWwXxHhmsf";

    private static readonly Dictionary<char, string> Presentations = new()
    {
        ['Y'] = "1", ['M'] = "1", ['D'] = "1", ['d'] = "1", ['F'] = "n", ['W'] = "1", ['w'] = "1", ['X'] = "1", ['x'] = "1", ['H'] = "1", ['h'] = "1",
        ['P'] = "n", ['m'] = "01", ['s'] = "01", ['f'] = "1", ['Z'] = "01:01", ['z'] = "01:01", ['C'] = "n", ['E'] = "n",
    };

    /// <exception cref="JsonataException">The picture is none (D3132, D3135).</exception>
    public static List<DateTimePart> Parse(string picture, JsonataDialect dialect)
    {
        var parts = new List<DateTimePart>();
        var start = 0;
        for (var at = 0; at < picture.Length; at++)
        {
            if (picture[at] != '[') continue;
            AddLiteral(parts, picture[start..at]);
            if (at + 1 < picture.Length && picture[at + 1] == '[')
            {
                AddLiteral(parts, "[");
                at++;
            }
            else
            {
                var end = picture.IndexOf(']', at);
                if (end < 0) throw new JsonataException("D3135");
                Add(parts, Component(string.Concat(picture[(at + 1)..end].Where(c => !char.IsWhiteSpace(c))), dialect));
                at = end;
            }

            start = at + 1;
        }

        AddLiteral(parts, picture[start..]);
        return parts;
    }

    private static void AddLiteral(List<DateTimePart> parts, string text)
    {
        if (text.Length > 0) parts.Add(new DateTimePart { Literal = text.Replace("]]", "]", StringComparison.Ordinal) });
    }

    private static void Add(List<DateTimePart> parts, DateTimePart part)
    {
        if (part.Integer is not null && NumericComponents.Contains(part.Component, StringComparison.Ordinal) && parts.Count > 0 && parts[^1].Integer is not null)
        {
            parts[^1].IsFollowedByNumber = true;
        }

        parts.Add(part);
    }

    private static DateTimePart Component(string marker, JsonataDialect dialect)
    {
        var letter = marker.Length > 0 ? marker[0] : '\0';
        var comma = marker.LastIndexOf(',');
        var presentation = comma < 0 ? marker[Math.Min(1, marker.Length)..] : marker[Math.Min(1, comma)..comma];
        var (min, max) = comma < 0 ? (null, null) : Widths(marker[(comma + 1)..]);
        var modifier = presentation.Length > 1 && "atco".Contains(presentation[^1], StringComparison.Ordinal) ? presentation[^1] : '\0';
        if (modifier != '\0') presentation = presentation[..^1];
        if (presentation.Length == 0 && !Presentations.TryGetValue(letter, out presentation!))
        {
            throw new JsonataException("D3132") { Value = new DataString(letter == '\0' ? "" : letter.ToString()) };
        }

        var part = new DateTimePart { Component = letter, NameCase = NameCase(presentation), IsTraditional = modifier == 't', MaxWidth = max };
        if (part.NameCase is null && NumericComponents.Contains(letter, StringComparison.Ordinal)) SetInteger(part, presentation, modifier, min, dialect);
        if (letter is 'Z' or 'z') part.Integer = IntegerPicture.Parse(presentation);
        return part;
    }

    private static void SetInteger(DateTimePart part, string presentation, char modifier, int? min, JsonataDialect dialect)
    {
        var integer = IntegerPicture.Parse(modifier == '\0' ? presentation : $"{presentation};{modifier}");
        integer.MandatoryDigits = Math.Max(integer.MandatoryDigits, min ?? 0);
        part.Integer = integer;
        if (part.Component != 'Y' && (dialect.ParsesDatesLoosely || part.Component is not ('M' or 'D'))) return;
        if (part.MaxWidth is { } max)
        {
            part.Digits = integer.MandatoryDigits = max;
        }
        else if (integer.MandatoryDigits + integer.OptionalDigits >= 2)
        {
            part.Digits = integer.MandatoryDigits + integer.OptionalDigits;
        }
    }

    private static LetterCase? NameCase(string presentation) => presentation switch
    {
        ['n', ..] => LetterCase.Lower,
        ['N', 'n', ..] => LetterCase.Title,
        ['N', ..] => LetterCase.Upper,
        _ => null,
    };

    private static (int? Min, int? Max) Widths(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Width(text), null) : (Width(text[..dash]), Width(text[(dash + 1)..]));
    }

    private static int? Width(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? Math.Min(width, 100) : null;
}
