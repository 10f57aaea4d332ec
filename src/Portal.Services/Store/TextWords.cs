using System.Globalization;
using System.Text;

namespace Portal.Services.Store;

/// <summary>Cuts a text into words as the full-text index does: at everything that is no letter and no digit, in small letters, without accents.</summary>
internal static class TextWords
{
    /// <summary>True where a user may still be typing the last word: then its beginning is enough.</summary>
    public static bool LastIsUnfinished(string text) => text.Length > 0 && !char.IsWhiteSpace(text[^1]);

    /// <summary>True where more text could make the last word longer.</summary>
    public static bool LastMayGoOn(string text) => text.Length > 0 && !(char.IsAscii(text[^1]) && !char.IsAsciiLetterOrDigit(text[^1]));

    public static IEnumerable<string> Read(string text) => Ascii.IsValid(text) ? ReadAscii(text) : ReadAny(text);

    private static IEnumerable<string> ReadAscii(string text)
    {
        var begin = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            {
                if (begin < 0) begin = at;
            }
            else if (begin >= 0)
            {
                yield return text[begin..at].ToLowerInvariant();
                begin = -1;
            }
        }
    }

    private static IEnumerable<string> ReadAny(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();

        void Append(Rune letter)
        {
            if (letter.IsBmp) word.Append(Accents.Strip((char)letter.Value));
            else word.Append(letter);
        }
    }
}
