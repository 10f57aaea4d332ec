using System.Globalization;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Says of a text why it is no JSON, in the words of the parser behind AWS (Jackson).</summary>
/// <remarks>Seen in InvalidExecutionInput: <c>Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')</c>.</remarks>
public static class JsonSyntax
{
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    /// <summary>The first thing that is wrong; a general sentence where the text is JSON after all.</summary>
    public static string Describe(string text)
    {
        var scanner = new Scanner(text);
        return scanner.Value() ?? scanner.Rest() ?? "The text is not valid JSON.";
    }

    /// <summary>One pass over the text. Each part answers null where nothing is wrong.</summary>
    private sealed class Scanner(string text)
    {
        private readonly Stack<char> open = new();
        private int at;

        private char Current => at < text.Length ? text[at] : '\0';

        public string? Rest()
        {
            SkipSpaces();
            return at < text.Length ? Token() : null;
        }

        /// <summary>A value, without recursion: the text may nest as deeply as it likes.</summary>
        public string? Value()
        {
            var wantsName = false;
            do
            {
                SkipSpaces();
                if (at >= text.Length) return End();
                if (wantsName)
                {
                    if (Name() is { } wrong) return wrong;
                    wantsName = false;
                    continue;
                }

                if (Current is '{' or '[')
                {
                    open.Push(text[at++]);
                    SkipSpaces();
                    wantsName = open.Peek() == '{';
                    if (Current != Closing(open.Peek())) continue;
                }
                else if (Scalar() is { } wrong)
                {
                    return wrong;
                }

                if (AfterValue(out wantsName) is { } error) return error;
            }
            while (open.Count > 0);
            return null;
        }

        private string? Name()
        {
            if (Current != '"') return Unexpected("was expecting double-quote to start field name");
            if (Text() is { } wrong) return wrong;
            SkipSpaces();
            if (at >= text.Length) return End();
            if (Current != ':') return Unexpected("was expecting a colon to separate field name and value");
            at++;
            return null;
        }

        /// <summary>Closes what ends here; then there is a comma, or nothing is open any more.</summary>
        private string? AfterValue(out bool wantsName)
        {
            wantsName = false;
            while (open.Count > 0)
            {
                SkipSpaces();
                if (at >= text.Length) return End();
                if (Current == ',')
                {
                    at++;
                    wantsName = open.Peek() == '{';
                    return null;
                }

                if (Current != Closing(open.Peek()))
                {
                    return Unexpected($"was expecting comma to separate {(open.Peek() == '{' ? "Object" : "Array")} entries");
                }

                at++;
                open.Pop();
            }

            return null;
        }

        private string? Scalar()
        {
            if (Current == '"') return Text();
            if (Current == '-' || char.IsAsciiDigit(Current))
            {
                while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '+' or '.') at++;
                return null;
            }

            foreach (var word in (string[])["true", "false", "null"])
            {
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && !char.IsAsciiLetterOrDigit(at + word.Length < text.Length ? text[at + word.Length] : ' '))
                {
                    at += word.Length;
                    return null;
                }
            }

            return Token();
        }

        private string? Text()
        {
            for (at++; at < text.Length; at++)
            {
                if (Current == '"')
                {
                    at++;
                    return null;
                }

                if (Current == '\\') at++;
                else if (char.IsControl(Current))
                {
                    return $"Illegal unquoted character ((CTRL-CHAR, code {Code()})): has to be escaped using backslash to be included in string value";
                }
            }

            return "Unexpected end-of-input in VALUE_STRING";
        }

        private string Token()
        {
            if (!char.IsLetter(Current) && Current is not ('_' or '$')) return Unexpected("expected a valid value " + Values);
            var from = at;
            while (char.IsLetterOrDigit(Current) || Current is '_' or '$') at++;
            return $"Unrecognized token '{text[from..at]}': was expecting {Values}";
        }

        private string End() => open.Count == 0
            ? "No content to map due to end-of-input"
            : $"Unexpected end-of-input: expected close marker for {(open.Peek() == '{' ? "Object" : "Array")}";

        private string Unexpected(string wanted) => $"Unexpected character ('{Current}' (code {Code()})): {wanted}";

        private string Code() => ((int)Current).ToString(CultureInfo.InvariantCulture);

        private void SkipSpaces()
        {
            while (Current is ' ' or '\t' or '\r' or '\n') at++;
        }

        private static char Closing(char opening) => opening == '{' ? '}' : ']';
    }
}
