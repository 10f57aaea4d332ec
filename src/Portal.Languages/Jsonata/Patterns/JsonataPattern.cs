using System.Text.RegularExpressions;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>
/// A regular expression of JavaScript's kind, run by .NET: without backtracking where the pattern allows it, else with a
/// limit on its time. https://docs.jsonata.org/regex
/// </summary>
internal sealed class JsonataPattern
{
    /// <summary>Time for one match by backtracking.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Lazy<Regex> regex;
    private readonly int groupCount;

    private JsonataPattern(string source, Lazy<Regex> regex, int groupCount) => (Source, this.regex, this.groupCount) = (source, regex, groupCount);

    /// <summary>The pattern between the slashes.</summary>
    public string Source { get; }

    /// <exception cref="JsonataException">The pattern is no regular expression (S0303).</exception>
    public static JsonataPattern Parse(string source, bool ignoreCase, bool isMultiline, int position)
    {
        try
        {
            var translated = PatternTranslator.Translate(source, isMultiline);
            var options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            var backtracking = new Regex(translated.Text, options, MatchTimeout);

            // The engine without backtracking takes long to set up: not before it is needed.
            var regex = new Lazy<Regex>(() => translated.NeedsBacktracking ? backtracking : WithoutBacktracking(translated.Text, options) ?? backtracking);
            return new JsonataPattern(source, regex, translated.GroupCount);
        }
        catch (Exception e) when (e is RegexParseException or FormatException)
        {
            throw new JsonataException("S0303") { Position = position, Token = source, Word = $"/{source}/: {e.Message}" };
        }
    }

    /// <summary>The first match from a place on; null where there is none.</summary>
    /// <exception cref="JsonataException">The match takes too long (D1012).</exception>
    public PatternMatch? Match(string text, int from)
    {
        try
        {
            var match = regex.Value.Match(text, from);
            if (!match.Success) return null;
            var groups = groupCount == 0 ? [] : new string?[groupCount];
            for (var i = 0; i < groups.Length; i++) groups[i] = match.Groups[i + 1] is { Success: true } group ? group.Value : null;
            return new PatternMatch(match.Value, match.Index, groups);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("D1012") { Sentence = $"Evaluation timeout after {(long)MatchTimeout.TotalMilliseconds} milliseconds. Check the regular expression /{Source}/" };
        }
    }

    /// <summary>Null where there would be too many states: bounded repetitions of bounded repetitions, say.</summary>
    private static Regex? WithoutBacktracking(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, MatchTimeout);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
