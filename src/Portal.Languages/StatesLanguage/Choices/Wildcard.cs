namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>The patterns of StringMatches: <c>*</c> stands for any characters, <c>\*</c> for an asterisk, <c>\\</c> for a backslash.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</remarks>
internal static class Wildcard
{
    /// <summary>Linear in the text for each asterisk at worst: no pattern makes it backtrack further than to the last one.</summary>
    public static bool Matches(string pattern, string text)
    {
        var (p, t) = (0, 0);
        var (afterStar, resume) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (afterStar, resume) = (++p, t);
            }
            else if (p < pattern.Length && Literal(pattern, p, out var length) == text[t])
            {
                p += length;
                t++;
            }
            else if (afterStar >= 0)
            {
                (p, t) = (afterStar, ++resume);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static char Literal(string pattern, int at, out int length)
    {
        length = pattern[at] == '\\' && at + 1 < pattern.Length ? 2 : 1;
        return pattern[at + length - 1];
    }
}
