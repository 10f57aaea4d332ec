using System.Text;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions;

/// <summary>Reads JSON that callers send, and says what is wrong with it in the words that AWS uses.</summary>
internal static class JsonTexts
{
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    /// <summary>The value; null where the text is not JSON, and then why.</summary>
    public static DataValue? Parse(string text, out string reason)
    {
        reason = "";
        try
        {
            return DataValue.Parse(text);
        }
        catch (JsonException e)
        {
            reason = new Scan(text).Explain() ?? e.Message;
            return null;
        }
    }

    /// <summary>Walks a text to the place where it stops to be JSON.</summary>
    private sealed class Scan(string text)
    {
        private int at;

        public string? Explain()
        {
            var wrong = Value();
            if (wrong is not null) return wrong;
            Skip();
            return at < text.Length ? Unexpected("was expecting end of input") : null;
        }

        private string? Value()
        {
            Skip();
            if (at >= text.Length) return "Unexpected end-of-input";
            return text[at] switch
            {
                '{' => Object(),
                '[' => Array(),
                '"' => String(),
                '-' or (>= '0' and <= '9') => Number(),
                var c when char.IsLetter(c) || c is '_' or '$' => Word(),
                _ => Unexpected($"expected a valid value {Values}"),
            };
        }

        private string? Object()
        {
            at++;
            Skip();
            if (at >= text.Length) return "Unexpected end-of-input: expected close marker for Object";
            if (Take('}')) return null;
            while (true)
            {
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input within/between Object entries";
                if (text[at] != '"') return Unexpected("was expecting double-quote to start field name");
                if (String() is { } name) return name;
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input within/between Object entries";
                if (!Take(':')) return Unexpected("was expecting a colon to separate field name and value");
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input within/between Object entries";
                if (Value() is { } value) return value;
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input: expected close marker for Object";
                if (Take('}')) return null;
                if (!Take(',')) return Unexpected("was expecting comma to separate Object entries");
            }
        }

        private string? Array()
        {
            at++;
            Skip();
            if (at >= text.Length) return "Unexpected end-of-input: expected close marker for Array";
            if (Take(']')) return null;
            while (true)
            {
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input within/between Array entries";
                if (Value() is { } value) return value;
                Skip();
                if (at >= text.Length) return "Unexpected end-of-input: expected close marker for Array";
                if (Take(']')) return null;
                if (!Take(',')) return Unexpected("was expecting comma to separate Array entries");
            }
        }

        private string? String()
        {
            for (at++; at < text.Length; at++)
            {
                var c = text[at];
                if (c == '"')
                {
                    at++;
                    return null;
                }

                if (c < ' ') return $"Illegal unquoted character ((CTRL-CHAR, code {(int)c})): has to be escaped using backslash to be included in string value";
                if (c != '\\') continue;
                at++;
                if (at < text.Length && !"\"\\/bfnrtu".Contains(text[at], StringComparison.Ordinal)) return $"Unrecognized character escape '{text[at]}' (code {(int)text[at]})";
                if (at < text.Length && text[at] == 'u' && Hex() is { } hex) return hex;
            }

            return "Unexpected end-of-input: was expecting closing quote for a string value";
        }

        private string? Hex()
        {
            for (var left = 4; left > 0 && at + 1 < text.Length; left--)
            {
                if (char.IsAsciiHexDigit(text[++at])) continue;
                return Unexpected("expected a hex-digit for character escape sequence");
            }

            return null;
        }

        private string? Number()
        {
            Take('-');
            if (at >= text.Length) return "Unexpected end-of-input: No digit following minus sign";
            if (!char.IsAsciiDigit(text[at])) return Unexpected("expected digit (0-9) to follow minus sign, for valid numeric value");
            if (text[at] == '0' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) return "Invalid numeric value: Leading zeroes not allowed";
            Digits();
            if (Take('.') && !Digits()) return NoDigit("Decimal point not followed by a digit");
            if (at >= text.Length || text[at] is not ('e' or 'E')) return null;
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            return Digits() ? null : NoDigit("Exponent indicator not followed by a digit");
        }

        private string NoDigit(string what) => at < text.Length ? Unexpected(what) : $"Unexpected character ((CTRL-CHAR, code 0)): {what}";

        private bool Digits()
        {
            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            return at > from;
        }

        private string? Word()
        {
            var word = new StringBuilder();
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$')) word.Append(text[at++]);
            if (word.ToString() is "true" or "false" or "null") return null;
            at = start;
            return $"Unrecognized token '{word}': was expecting {Values}";
        }

        private string Unexpected(string expected) => $"Unexpected character ('{text[at]}' (code {(int)text[at]})): {expected}";

        private bool Take(char c)
        {
            if (at >= text.Length || text[at] != c) return false;
            at++;
            return true;
        }

        private void Skip()
        {
            while (at < text.Length && (text[at] is ' ' or '\t' or '\r' or '\n')) at++;
        }
    }
}
