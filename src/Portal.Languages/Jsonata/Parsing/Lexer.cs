using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Patterns;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>Cuts the text of an expression into tokens, one at a time: whether <c>/</c> divides or opens a regular expression depends on what stands before.</summary>
internal sealed class Lexer(string text, bool hasDefaultOperators)
{
    private const string Whitespace = " \t\n\r\v";
    private const string SingleOperators = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static readonly string[] DoubleOperators = ["..", ":=", "!=", ">=", "<=", "**", "~>"];
    private static readonly string[] DefaultOperators = ["?:", "??"];

    private int position;

    /// <param name="infix">True where an operator must follow: then <c>/</c> is a division.</param>
    public Token Next(bool infix)
    {
        SkipBlanks();
        if (position >= text.Length) return new Token(TokenKind.End, "(end)", text.Length);
        var first = text[position];
        if (!infix && first == '/') return Regex();
        foreach (var op in DoubleOperators)
        {
            if (At(op)) return Operator(op);
        }

        if (hasDefaultOperators)
        {
            foreach (var op in DefaultOperators)
            {
                if (At(op)) return Operator(op);
            }
        }

        if (SingleOperators.Contains(first, StringComparison.Ordinal)) return Operator(first.ToString());
        if (first is '"' or '\'') return String(first);
        if (char.IsAsciiDigit(first)) return Number();
        return first == '`' ? QuotedName() : Name();
    }

    private bool At(string op) => string.CompareOrdinal(text, position, op, 0, op.Length) == 0;

    private Token Operator(string op)
    {
        position += op.Length;
        return new Token(TokenKind.Operator, op, position);
    }

    private void SkipBlanks()
    {
        while (position < text.Length)
        {
            if (Whitespace.Contains(text[position], StringComparison.Ordinal))
            {
                position++;
            }
            else if (At("/*"))
            {
                var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (end < 0) throw new JsonataException("S0106") { Position = position };
                position = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token Regex()
    {
        var (pattern, end) = RegexLiteral.Read(text, position + 1);
        var source = text[(position + 1)..end];
        position = end;
        return new Token(TokenKind.Regex, source, position, Pattern: pattern);
    }

    private Token String(char quote)
    {
        var value = new System.Text.StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var c = text[position];
            if (c == quote)
            {
                position++;
                return new Token(TokenKind.String, value.ToString(), position, new DataString(value.ToString()));
            }

            value.Append(c == '\\' ? Escape() : c);
        }

        throw new JsonataException("S0101") { Position = position };
    }

    /// <summary>Reads an escape sequence; afterwards the position is at its last character.</summary>
    private char Escape()
    {
        position++;
        var c = position < text.Length ? text[position] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                var digits = text.AsSpan(position + 1, Math.Min(4, text.Length - position - 1));
                if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                {
                    throw new JsonataException("S0104") { Position = position };
                }

                position += 4;
                return (char)unit;
            default:
                throw new JsonataException("S0103") { Position = position, Token = position < text.Length ? c.ToString() : "" };
        }
    }

    private Token Number()
    {
        var end = position + 1;
        if (text[position] != '0') end = SkipDigits(end);
        if (Peek(end) == '.' && char.IsAsciiDigit(Peek(end + 1))) end = SkipDigits(end + 1);
        if (Peek(end) is 'e' or 'E')
        {
            var digits = Peek(end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (char.IsAsciiDigit(Peek(digits))) end = SkipDigits(digits);
        }

        var source = text[position..end];
        var value = double.Parse(source, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw new JsonataException("S0102") { Position = position, Token = source };
        position = end;
        return new Token(TokenKind.Number, source, position, new DataNumber(value));
    }

    private int SkipDigits(int from)
    {
        while (char.IsAsciiDigit(Peek(from))) from++;
        return from;
    }

    private char Peek(int at) => at < text.Length ? text[at] : '\0';

    private Token QuotedName()
    {
        var end = text.IndexOf('`', position + 1);
        if (end < 0) throw new JsonataException("S0105") { Position = text.Length };
        var name = text[(position + 1)..end];
        position = end + 1;
        return new Token(TokenKind.Name, name, position);
    }

    private Token Name()
    {
        var end = position;
        while (end < text.Length && !Whitespace.Contains(text[end], StringComparison.Ordinal) && !SingleOperators.Contains(text[end], StringComparison.Ordinal)) end++;
        var name = text[position..end];
        position = end;
        return name switch
        {
            "and" or "or" or "in" => new Token(TokenKind.Operator, name, position),
            "true" => new Token(TokenKind.Value, name, position, DataValue.True),
            "false" => new Token(TokenKind.Value, name, position, DataValue.False),
            "null" => new Token(TokenKind.Value, name, position, DataValue.Null),
            _ when name[0] == '$' => new Token(TokenKind.Variable, name[1..], position),
            _ => new Token(TokenKind.Name, name, position),
        };
    }
}
