using System.Globalization;
using System.Text;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>A class in brackets. .NET would take <c>[</c> and <c>-[</c> in it for something else, so every character is spelled by its number.</summary>
internal static class PatternClass
{
    public const string Word = "a-zA-Z0-9_";
    private const string Space = @"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string NoSpace = @"\u0000-\u0008\u000e-\u001f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

    /// <summary>What a shorthand such as <c>\d</c> takes in, as the inside of a class.</summary>
    public static string Shorthand(char letter) => letter switch
    {
        'd' => "0-9",
        'w' => Word,
        's' => Space,
        'D' => @"\u0000-/:-\uffff",
        'W' => @"\u0000-/:-@\u005b-\u005e`{-\uffff",
        _ => NoSpace,
    };

    /// <param name="source">The pattern.</param>
    /// <param name="at">Where the opening bracket stands.</param>
    /// <returns>The class for .NET, empty where it takes in nothing, and the place behind the closing bracket.</returns>
    public static (string Text, int End) Read(string source, int at)
    {
        at++;
        var isNegated = at < source.Length && source[at] == '^';
        if (isNegated) at++;
        var inside = new StringBuilder();
        while (true)
        {
            if (at >= source.Length) throw new FormatException("Unterminated character class");
            if (source[at] == ']') break;
            at = Member(source, at, inside);
        }

        if (inside.Length == 0) return (isNegated ? @"[\s\S]" : "", at + 1);
        return ($"[{(isNegated ? "^" : "")}{inside}]", at + 1);
    }

    /// <summary>Reads one character or range.</summary>
    private static int Member(string source, int at, StringBuilder inside)
    {
        var (first, shorthand, next) = Atom(source, at);
        var isRange = next + 1 < source.Length && source[next] == '-' && source[next + 1] != ']';
        if (!isRange)
        {
            inside.Append(shorthand ?? Unit(first));
            return next;
        }

        var (last, lastShorthand, end) = Atom(source, next + 1);
        if (shorthand is not null || lastShorthand is not null)
        {
            inside.Append(shorthand ?? Unit(first)).Append(Unit('-')).Append(lastShorthand ?? Unit(last));
            return end;
        }

        if (first > last) throw new FormatException("Range out of order in character class");
        inside.Append(Unit(first)).Append('-').Append(Unit(last));
        return end;
    }

    private static (char Unit, string? Shorthand, int End) Atom(string source, int at)
    {
        if (source[at] != '\\') return (source[at], null, at + 1);
        if (at + 1 >= source.Length) throw new FormatException("\\ at end of pattern");
        var c = source[at + 1];
        if (c is 'd' or 'w' or 's' or 'D' or 'W' or 'S') return ('\0', Shorthand(c), at + 2);
        if (c == 'b') return ('\b', null, at + 2);
        var (unit, length) = PatternEscape.Read(source, at);
        return (unit, null, at + length);
    }

    private static string Unit(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
