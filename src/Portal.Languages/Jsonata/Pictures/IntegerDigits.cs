using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Whole numbers in decimal digits, grouped, with an English ending for ordinals.</summary>
internal static class IntegerDigits
{
    public static string Format(double value, IntegerPicture picture)
    {
        var digits = DataNumber.Format(value).PadLeft(picture.MandatoryDigits, '0');
        if (picture.Zero != '0') digits = string.Concat(digits.Select(c => char.ConvertFromUtf32(c + picture.Zero - '0')));
        var text = new StringBuilder(digits);
        if (picture.RegularSeparator is { } regular)
        {
            for (var at = text.Length - regular.Position; at > 0; at -= regular.Position) text.Insert(at, regular.Character);
        }
        else
        {
            foreach (var separator in Enumerable.Reverse(picture.Separators))
            {
                // A number shorter than the picture gets its separators in front, as in JSONata itself.
                var at = text.Length - separator.Position;
                if (at < 0) text.Remove(0, Math.Max(text.Length + at, 0));
                text.Insert(Math.Max(at, 0), separator.Character);
            }
        }

        return picture.IsOrdinal ? text + OrdinalEnding(text) : text.ToString();
    }

    private static string OrdinalEnding(StringBuilder text)
    {
        var isTeen = text.Length > 1 && text[^2] == '1';
        return text[^1] switch
        {
            '1' when !isTeen => "st",
            '2' when !isTeen => "nd",
            '3' when !isTeen => "rd",
            _ => "th",
        };
    }
}
