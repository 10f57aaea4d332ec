using System.Globalization;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>Escapes that stand for one character.</summary>
internal static class PatternEscape
{
    /// <param name="source">The pattern.</param>
    /// <param name="at">Where the backslash stands; a character follows.</param>
    public static (char Unit, int Length) Read(string source, int at)
    {
        var c = source[at + 1];
        switch (c)
        {
            case 't': return ('\t', 2);
            case 'n': return ('\n', 2);
            case 'v': return ('\v', 2);
            case 'f': return ('\f', 2);
            case 'r': return ('\r', 2);
            case 'c' when at + 2 < source.Length && char.IsAsciiLetter(source[at + 2]): return ((char)(source[at + 2] % 32), 3);
            case 'c': return ('\\', 1);
            case 'x' when Hex(source, at + 2, 2) is { } unit: return (unit, 4);
            case 'u' when Hex(source, at + 2, 4) is { } unit: return (unit, 6);
            case >= '0' and <= '7': return Octal(source, at);
            default: return (c, 2);
        }
    }

    private static char? Hex(string source, int from, int count)
    {
        if (from + count > source.Length) return null;
        return ushort.TryParse(source.AsSpan(from, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
    }

    private static (char Unit, int Length) Octal(string source, int at)
    {
        var value = 0;
        var end = at + 1;
        while (end < source.Length && end < at + 4 && source[end] is >= '0' and <= '7' && (value * 8) + source[end] - '0' <= 255)
        {
            value = (value * 8) + source[end] - '0';
            end++;
        }

        return ((char)value, end - at);
    }
}
