using System.Globalization;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>The text of a path while it is read.</summary>
internal sealed class PathText(string text)
{
    public string Text { get; } = text;

    public int At { get; set; }

    public bool IsAtEnd => At >= Text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Current => At < Text.Length ? Text[At] : '\0';

    public char Peek(int ahead) => At + ahead < Text.Length ? Text[At + ahead] : '\0';

    public void SkipSpaces()
    {
        while (Current is ' ' or '\t' or '\r' or '\n') At++;
    }

    /// <summary>Takes the text where it is the next one.</summary>
    public bool Take(string expected)
    {
        if (string.CompareOrdinal(Text, At, expected, 0, expected.Length) != 0) return false;
        At += expected.Length;
        return true;
    }

    public void Require(char expected)
    {
        if (Current != expected) throw Error($"expected '{expected}'");
        At++;
    }

    /// <summary>A quoted string. A backslash starts an escape as in Java; before any other character it is left out.</summary>
    public string Quoted()
    {
        var quote = Current;
        var value = new System.Text.StringBuilder();
        for (At++; !IsAtEnd; At++)
        {
            if (Current == quote)
            {
                At++;
                return value.ToString();
            }

            if (Current == '\\' && At + 1 < Text.Length) value.Append(Escaped());
            else value.Append(Current);
        }

        throw Error("the string has no end");
    }

    /// <summary>What an escape stands for; the text is left at the escape's last character.</summary>
    private char Escaped()
    {
        At++;
        if (Current == 'u' && At + 4 < Text.Length && ushort.TryParse(Text.AsSpan(At + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            At += 4;
            return (char)code;
        }

        return Current switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            _ => Current,
        };
    }

    public FormatException Error(string what) => new($"At position {At}: {what}.");
}
