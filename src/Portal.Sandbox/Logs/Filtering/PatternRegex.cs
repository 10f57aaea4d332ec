using System.Text.RegularExpressions;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>The small regular expressions of filter patterns, between percent signs: no groups, and linear in the line.</summary>
internal static class PatternRegex
{
    public static Regex Parse(string text)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAny('(', ')') >= 0) throw new FormatException("A regular expression must not be empty and must have no parentheses.");
        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException("The regular expression is not valid.", e);
        }
    }
}
