using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>Reads the conditions of a JSON pattern; <c>&amp;&amp;</c> binds before <c>||</c>.</summary>
internal sealed class ConditionParser(string text)
{
    private const int DeepestNesting = 64;

    private int at;
    private int depth;

    public Func<DataValue, bool> ParseAll()
    {
        var condition = ParseOr();
        Skip();
        return at == text.Length ? condition : throw new FormatException($"There is something unexpected at {at + 1}.");
    }

    private Func<DataValue, bool> ParseOr()
    {
        if (++depth > DeepestNesting) throw new FormatException("The conditions nest too deeply.");
        var left = ParseAnd();
        while (TryTake("||"))
        {
            var (one, other) = (left, ParseAnd());
            left = v => one(v) || other(v);
        }

        depth--;
        return left;
    }

    private Func<DataValue, bool> ParseAnd()
    {
        var left = ParseOne();
        while (TryTake("&&"))
        {
            var (one, other) = (left, ParseOne());
            left = v => one(v) && other(v);
        }

        return left;
    }

    private Func<DataValue, bool> ParseOne()
    {
        if (TryTake("("))
        {
            var inner = ParseOr();
            return TryTake(")") ? inner : throw new FormatException("A closing parenthesis is missing.");
        }

        var selector = ReadSelector();
        if (TryTakeWord("NOT"))
        {
            return TryTakeWord("EXISTS") ? v => selector.Find(v) is null : throw new FormatException("EXISTS must follow NOT.");
        }

        if (TryTakeWord("IS")) return ReadIs(selector);
        foreach (var op in Comparison.Operators)
        {
            if (!TryTake(op)) continue;
            var (value, isQuoted) = ReadValue();
            var comparison = new Comparison(op, value, isQuoted);
            return v => selector.Find(v) is { } found && comparison.Holds(found);
        }

        throw new FormatException($"An operator is missing at {at + 1}.");
    }

    private Func<DataValue, bool> ReadIs(JsonSelector selector)
    {
        if (TryTakeWord("NULL")) return v => selector.Find(v) is DataNull;
        if (TryTakeWord("TRUE")) return v => selector.Find(v) is DataBoolean { Value: true };
        if (TryTakeWord("FALSE")) return v => selector.Find(v) is DataBoolean { Value: false };
        throw new FormatException("NULL, TRUE or FALSE must follow IS.");
    }

    private JsonSelector ReadSelector()
    {
        if (!TryTake("$")) throw new FormatException($"A selector that begins with $ is missing at {at + 1}.");
        var path = new List<object>();
        while (at < text.Length)
        {
            if (text[at] == '.')
            {
                var start = ++at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
                path.Add(at > start ? text[start..at] : throw new FormatException("A name must follow the point."));
            }
            else if (text[at] == '[')
            {
                var end = text.IndexOf(']', at);
                if (end < 0) throw new FormatException("A closing bracket is missing.");
                var inside = text[(at + 1)..end].Trim();
                path.Add(inside is ['"', .., '"'] or ['\'', .., '\''] ? inside[1..^1]
                    : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
                    : throw new FormatException("Brackets hold a number or a quoted name."));
                at = end + 1;
            }
            else
            {
                break;
            }
        }

        return new JsonSelector(path);
    }

    private (string Value, bool IsQuoted) ReadValue()
    {
        Skip();
        if (at >= text.Length) throw new FormatException("A value is missing.");
        if (text[at] == '"') return (ReadQuoted(), true);
        if (text[at] == '%')
        {
            var end = text.IndexOf('%', at + 1);
            if (end < 0) throw new FormatException("A regular expression must end with a percent sign.");
            var regex = text[at..(end + 1)];
            at = end + 1;
            return (regex, false);
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '&' or '|')) at++;
        return at > start ? (text[start..at], false) : throw new FormatException("A value is missing.");
    }

    private string ReadQuoted()
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return value.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }

        throw new FormatException("A string must end with a double quote.");
    }

    private bool TryTake(string symbol)
    {
        Skip();
        if (!text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal)) return false;
        at += symbol.Length;
        return true;
    }

    private bool TryTakeWord(string word)
    {
        Skip();
        var rest = text.AsSpan(at);
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsLetterOrDigit(rest[word.Length]))) return false;
        at += word.Length;
        return true;
    }

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}
