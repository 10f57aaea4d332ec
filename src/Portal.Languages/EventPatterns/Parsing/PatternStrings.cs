using System.Globalization;
using System.Text;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>The content of a JSON string in a pattern's text.</summary>
internal static class PatternStrings
{
    /// <summary>Reads from behind the opening quote to behind the closing one.</summary>
    public static bool Read(PatternText text, out string value)
    {
        var content = new StringBuilder();
        value = "";
        while (true)
        {
            if (text.AtEnd) return text.Fail("Unexpected end-of-input: was expecting closing quote for a string value");
            var c = text.Current;
            if (c < ' ')
            {
                return text.Fail($"Illegal unquoted character ({PatternText.Describe(c)}): has to be escaped using backslash to be included in string value");
            }

            text.At++;
            if (c == '"') break;
            if (c != '\\') content.Append(c);
            else if (!ReadEscape(text, content)) return false;
        }

        value = content.ToString();
        return true;
    }

    private static bool ReadEscape(PatternText text, StringBuilder content)
    {
        if (text.AtEnd) return text.Fail("Unexpected end-of-input in character escape sequence");
        var c = text.Current;
        text.At++;
        if (c == 'u') return ReadCode(text, content);
        char? plain = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (plain is null) return text.Fail("Unrecognized character escape " + PatternText.Describe(c));
        content.Append(plain.Value);
        return true;
    }

    private static bool ReadCode(PatternText text, StringBuilder content)
    {
        for (var i = 0; i < 4; i++)
        {
            if (text.At + i >= text.Text.Length) return text.Fail("Unexpected end-of-input in character escape sequence");
            if (!char.IsAsciiHexDigit(text.Text[text.At + i]))
            {
                text.At += i;
                return text.FailAtCharacter("expected a hex-digit for character escape sequence");
            }
        }

        content.Append((char)ushort.Parse(text.Text.AsSpan(text.At, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        text.At += 4;
        return true;
    }
}
