using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>
/// Words: all of them must be in the line, <c>-</c> before one keeps lines out, <c>?</c> before each makes one of them enough.
/// Quotes hold a phrase together. Case matters.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-unstructured-log-events.html: next to other
/// terms those with a question mark are ignored.
/// </remarks>
internal sealed class TermPattern : FilterPattern
{
    private readonly List<Func<string, bool>> all = [];
    private readonly List<Func<string, bool>> any = [];
    private readonly List<Func<string, bool>> none = [];

    public static new TermPattern Parse(string text)
    {
        var pattern = new TermPattern();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var terms = text[at] switch { '-' => pattern.none, '?' => pattern.any, _ => pattern.all };
            if (terms != pattern.all) at++;
            terms.Add(ReadTerm(text, ref at));
        }

        return pattern;
    }

    public override bool Matches(string message)
    {
        if (none.Exists(t => t(message)) || !all.TrueForAll(t => t(message))) return false;
        return all.Count > 0 || none.Count > 0 || any.Exists(t => t(message));
    }

    private static Func<string, bool> ReadTerm(string text, ref int at)
    {
        if (at >= text.Length || text[at] == ' ') throw new FormatException("A term is missing.");
        if (text[at] == '"') return Containing(ReadQuoted(text, ref at));
        if (text[at] == '%')
        {
            var end = text.IndexOf('%', at + 1);
            if (end < 0) throw new FormatException("A regular expression must end with a percent sign.");
            Regex regex = PatternRegex.Parse(text[(at + 1)..end]);
            at = end + 1;
            return regex.IsMatch;
        }

        var space = text.IndexOf(' ', at);
        var word = space < 0 ? text[at..] : text[at..space];
        at += word.Length;
        if (!word.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '*')) throw new FormatException($"The term {word} must stand in double quotes.");
        return Containing(word);
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var phrase = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return phrase.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length) at++;
            phrase.Append(text[at]);
        }

        throw new FormatException("A phrase must end with a double quote.");
    }

    /// <summary>Whole words: ERROR is not in ERRORS.</summary>
    private static Func<string, bool> Containing(string phrase) => message =>
    {
        for (var at = 0; (at = message.IndexOf(phrase, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + phrase.Length;
            if (phrase.Length == 0) return true;
            var startsWord = at == 0 || !IsWord(message[at - 1]) || !IsWord(phrase[0]);
            var endsWord = end == message.Length || !IsWord(message[end]) || !IsWord(phrase[^1]);
            if (startsWord && endsWord) return true;
        }

        return false;
    };

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
