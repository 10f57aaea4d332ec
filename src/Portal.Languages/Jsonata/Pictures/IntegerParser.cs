using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Reads whole numbers that a picture describes.</summary>
internal static class IntegerParser
{
    /// <returns>The number; not a number where the text is none.</returns>
    /// <exception cref="JsonataException">The numbering is unknown (D3130).</exception>
    public static double Parse(string text, IntegerPicture picture) => picture.Style switch
    {
        IntegerStyle.Letters => LetterNumber.Parse(text, picture.Case == LetterCase.Upper ? 'A' : 'a'),
        IntegerStyle.Roman => RomanNumber.Parse(picture.Case == LetterCase.Upper ? text : text.ToUpperInvariant()),
        IntegerStyle.Words => NumberWords.Parse(text.ToLowerInvariant()),
        IntegerStyle.Decimal => ParseDigits(text, picture),
        _ => throw new JsonataException("D3130") { Value = new DataString(picture.Token) },
    };

    /// <summary>The number at the start of a text, as JavaScript's parseInt reads it; not a number where there is none.</summary>
    public static double ParseLeading(string text)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.Length > 0 && start[0] is '-' or '+' ? 1 : 0;
        var first = end;
        while (end < start.Length && char.IsAsciiDigit(start[end])) end++;
        return end == first ? double.NaN : double.Parse(start[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static double ParseDigits(string text, IntegerPicture picture)
    {
        if (picture.IsOrdinal) text = text[..Math.Max(text.Length - 2, 0)];
        if (picture.RegularSeparator is not null) text = text.Replace(",", "", StringComparison.Ordinal);
        foreach (var separator in picture.Separators) text = text.Replace(separator.Character, "", StringComparison.Ordinal);
        if (picture.Zero != '0')
        {
            var digits = new StringBuilder();
            foreach (var c in text) digits.Append((char)(c - picture.Zero + '0'));
            text = digits.ToString();
        }

        return ParseLeading(text);
    }
}
