using System.Globalization;
using System.Text;

namespace Portal.Services.Store;

/// <summary>Cuts a text into words as the full-text index does: at everything that is no letter and no digit, in small letters, without accents.</summary>
internal static class TextWords
{
    /// <summary>True where a user may still be typing the last word: then its beginning is enough.</summary>
    public static bool LastIsUnfinished(string text) => text.Length > 0 && !char.IsWhiteSpace(text[^1]);

    public static IEnumerable<string> Read(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
