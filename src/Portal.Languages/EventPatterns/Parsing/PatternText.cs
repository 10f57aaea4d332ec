using System.Globalization;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// Walks over a pattern's text and knows the line and column. Its complaints are those of the JSON reader that EventBridge
/// uses (Jackson), because they reach the caller inside InvalidEventPatternException.
/// </summary>
internal sealed class PatternText(string text)
{
    /// <summary>How much of a pattern EventBridge quotes in a message.</summary>
    private const int QuotedLength = 500;

    private int line = 1;
    private int lineStart;

    public int At { get; set; }
    public string Text => text;
    public bool AtEnd => At >= text.Length;
    public char Current => text[At];
    public TextPosition Position => new(line, At - lineStart + 1);

    /// <summary>The first thing that is not JSON; null while all is well.</summary>
    public (string Reason, TextPosition At)? Failure { get; private set; }

    /// <summary>The place as EventBridge writes it, with the pattern itself.</summary>
    public string Quote(TextPosition at)
    {
        var shown = text.Length <= QuotedLength ? text : text[..QuotedLength];
        var rest = text.Length - shown.Length;
        var cut = rest == 0 ? "" : $"[truncated {rest.ToString(CultureInfo.InvariantCulture)} chars]";
        return string.Create(CultureInfo.InvariantCulture, $"[Source: (String)\"{shown}\"{cut}; line: {at.Line}, column: {at.Column}]");
    }

    public void SkipWhiteSpace()
    {
        while (At < text.Length && text[At] is ' ' or '\t' or '\r' or '\n')
        {
            if (text[At++] == '\n') (line, lineStart) = (line + 1, At);
        }
    }

    /// <summary>Notes what is wrong at the current place. Always false, so that a reader can return it.</summary>
    public bool Fail(string reason)
    {
        Failure ??= (reason, Position);
        return false;
    }

    /// <summary>As <see cref="Fail"/>, for the character at the current place.</summary>
    public bool FailAtCharacter(string expectation) => Fail($"Unexpected character ({Describe(Current)}): {expectation}");

    public static string Describe(char c) => c switch
    {
        < ' ' => string.Create(CultureInfo.InvariantCulture, $"(CTRL-CHAR, code {(int)c})"),
        > (char)255 => string.Create(CultureInfo.InvariantCulture, $"'{c}' (code {(int)c} / 0x{(int)c:x})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"'{c}' (code {(int)c})"),
    };
}
