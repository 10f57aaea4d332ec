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

    /// <summary>A quoted string, in which a backslash keeps the character that follows it.</summary>
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

            if (Current == '\\' && At + 1 < Text.Length) At++;
            value.Append(Current);
        }

        throw Error("the string has no end");
    }

    public FormatException Error(string what) => new($"At position {At}: {what}.");
}
