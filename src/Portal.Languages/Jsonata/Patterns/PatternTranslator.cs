using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>
/// Spells a JavaScript pattern for .NET. They differ in what <c>. ^ $ \d \w \s \b</c> take in, in classes, in references
/// to groups that took no part, and in what an unknown escape means.
/// https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Regular_expressions
/// </summary>
internal sealed class PatternTranslator
{
    private const string LineEnds = @"\n\r\u2028\u2029";

    private readonly string source;
    private readonly bool isMultiline;
    private readonly PatternGroups groups;
    private readonly StringBuilder text = new();
    private bool needsBacktracking;
    private int at;

    private PatternTranslator(string source, bool isMultiline) =>
        (this.source, this.isMultiline, groups) = (source, isMultiline, PatternGroups.Find(source));

    /// <exception cref="FormatException">The pattern is none.</exception>
    public static PatternTranslation Translate(string source, bool isMultiline)
    {
        var translator = new PatternTranslator(source, isMultiline);
        while (translator.at < source.Length) translator.Next();
        return new PatternTranslation(translator.text.ToString(), translator.groups.Count, translator.needsBacktracking);
    }

    private void Next()
    {
        var c = source[at];
        switch (c)
        {
            case '\\':
                Escape();
                break;
            case '[':
                Class();
                break;
            case '(':
                Group();
                break;
            case '.':
                Put($"[^{LineEnds}]", 1);
                break;
            case '^':
                if (isMultiline) Look($@"(?<=\A|[{LineEnds}])", 1);
                else Put(@"\A", 1);
                break;
            case '$':
                if (isMultiline) Look($@"(?=[{LineEnds}]|\z)", 1);
                else Put(@"\z", 1);
                break;
            case ')' or '|' or '*' or '+' or '?' or '{':
                Put(c.ToString(), 1);
                break;
            default:
                Put(Regex.Escape(c.ToString()), 1);
                break;
        }
    }

    private void Put(string translated, int length)
    {
        text.Append(translated);
        at += length;
    }

    /// <summary>Puts something that looks around.</summary>
    private void Look(string translated, int length)
    {
        needsBacktracking = true;
        Put(translated, length);
    }

    private void Group()
    {
        if (Starts("(?:")) Put("(?:", 3);
        else if (Starts("(?=") || Starts("(?!")) Look(source.Substring(at, 3), 3);
        else if (Starts("(?<=") || Starts("(?<!")) Look(source.Substring(at, 4), 4);
        else if (Starts("(?<") && source.IndexOf('>', at) is > 0 and var end) Put("(", end - at + 1);
        else if (Starts("(?")) throw new FormatException("Invalid group");
        else Put("(", 1);
    }

    private bool Starts(string start) => string.CompareOrdinal(source, at, start, 0, start.Length) == 0;

    private void Class()
    {
        var (translated, end) = PatternClass.Read(source, at);
        if (translated.Length == 0) Look("(?!)", end - at);
        else Put(translated, end - at);
    }

    private void Escape()
    {
        if (at + 1 == source.Length) throw new FormatException("\\ at end of pattern");
        var c = source[at + 1];
        const string word = PatternClass.Word;
        switch (c)
        {
            case 'd' or 'w' or 's' or 'D' or 'W' or 'S':
                Put($"[{PatternClass.Shorthand(c)}]", 2);
                break;
            case 'b':
                Look($"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))", 2);
                break;
            case 'B':
                Look($"(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}]))", 2);
                break;
            case 'k' when groups.HasNames:
                NamedReference();
                break;
            case >= '1' and <= '9' when groups.Reference(source, at + 1) is { } reference:
                Reference(reference, 1 + reference.ToString(CultureInfo.InvariantCulture).Length);
                break;
            default:
                var (unit, length) = PatternEscape.Read(source, at);
                Put(Regex.Escape(unit.ToString()), length);
                break;
        }
    }

    private void NamedReference()
    {
        var end = source.IndexOf('>', at);
        if (!Starts(@"\k<") || end < 0 || groups.Number(source[(at + 3)..end]) is not { } number) throw new FormatException("Invalid named reference");
        Reference(number, end - at + 1);
    }

    /// <summary>A group that took no part counts as empty.</summary>
    private void Reference(int group, int length) => Look(string.Create(CultureInfo.InvariantCulture, $@"(?({group})\{group})"), length);
}
