using System.Globalization;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>
/// Pattern text to <see cref="PatternNode"/>s. Reading stops at the first thing that is not JSON; what was read until then
/// is kept, because a wrong operator before that place is what EventBridge complains about. Text after the pattern's
/// closing brace is not looked at, as in EventBridge.
/// </summary>
internal sealed class PatternJsonReader(PatternText text)
{
    private const int MaxDepth = 1000;
    private const string AnyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    private int depth;

    /// <summary>The value at the start of the text; null where there is none.</summary>
    public PatternNode? Read()
    {
        text.SkipWhiteSpace();
        if (text.AtEnd) return null;
        ReadValue(out var node);
        return node;
    }

    private bool ReadValue(out PatternNode? node)
    {
        node = null;
        switch (text.Current)
        {
            case '{':
                return ReadContainer(PatternNodeKind.Object, "{", out node);
            case '[':
                return ReadContainer(PatternNodeKind.Array, "[", out node);
            case '"':
                return ReadString(out node);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber(out node);
            default:
                return ReadWord(out node);
        }
    }

    private bool ReadContainer(PatternNodeKind kind, string bracket, out PatternNode? node)
    {
        var opened = text.Position;
        text.At++;
        node = new PatternNode(kind, text.Position) { Text = bracket };
        if (++depth > MaxDepth)
        {
            return text.Fail(string.Create(CultureInfo.InvariantCulture,
                $"Document nesting depth ({depth}) exceeds the maximum allowed ({MaxDepth}, from `StreamReadConstraints.getMaxNestingDepth()`)"));
        }

        var done = kind == PatternNodeKind.Object ? ReadMembers(node, opened) : ReadItems(node, opened);
        depth--;
        return done;
    }

    private bool ReadMembers(PatternNode node, TextPosition opened)
    {
        for (var first = true; ; first = false)
        {
            if (!ReadSeparator(node, opened, first, '}', ']', "Object", out var closed)) return false;
            if (closed) return true;
            if (text.Current != '"') return text.FailAtCharacter("was expecting double-quote to start field name");
            if (!ReadString(out var name)) return false;
            text.SkipWhiteSpace();
            if (text.AtEnd) return text.Fail("Unexpected end-of-input within/between Object entries");
            if (text.Current != ':') return text.FailAtCharacter("was expecting a colon to separate field name and value");
            text.At++;
            text.SkipWhiteSpace();
            if (text.AtEnd) return text.Fail("Unexpected end-of-input within/between Object entries");
            var read = ReadValue(out var value);
            if (value is not null) node.Members.Add(new PatternMember(name!.Text, value));
            if (!read) return false;
        }
    }

    private bool ReadItems(PatternNode node, TextPosition opened)
    {
        for (var first = true; ; first = false)
        {
            if (!ReadSeparator(node, opened, first, ']', '}', "Array", out var closed)) return false;
            if (closed) return true;
            var read = ReadValue(out var value);
            if (value is not null) node.Items.Add(value);
            if (!read) return false;
        }
    }

    /// <summary>The comma between two entries, or the bracket that ends them.</summary>
    private bool ReadSeparator(PatternNode node, TextPosition opened, bool first, char close, char wrong, string kind, out bool closed)
    {
        closed = false;
        text.SkipWhiteSpace();
        if (text.AtEnd)
        {
            return text.Fail($"Unexpected end-of-input: expected close marker for {kind} (start marker at {text.Quote(opened)})");
        }

        if (text.Current == close)
        {
            text.At++;
            (node.End, node.Complete, closed) = (text.Position, true, true);
            return true;
        }

        if (text.Current == wrong)
        {
            text.At++;
            return text.Fail($"Unexpected close marker '{wrong}': expected '{close}' (for {kind} starting at {text.Quote(opened)})");
        }

        if (first) return true;
        if (text.Current != ',') return text.FailAtCharacter($"was expecting comma to separate {kind} entries");
        text.At++;
        text.SkipWhiteSpace();
        if (text.AtEnd) return text.Fail($"Unexpected end-of-input within/between {kind} entries");
        return true;
    }

    private bool ReadString(out PatternNode node)
    {
        text.At++;
        node = new PatternNode(PatternNodeKind.String, text.Position);
        if (!PatternStrings.Read(text, out var value)) return false;
        (node.Text, node.End, node.Complete) = (value, text.Position, true);
        return true;
    }

    private bool ReadNumber(out PatternNode? node)
    {
        var start = text.At;
        node = null;
        if (text.Current == '-') text.At++;
        if (text.AtEnd) return text.Fail("Unexpected end-of-input in a Number value");
        if (text.Current is < '0' or > '9')
        {
            return FailInNumber("expected digit (0-9) to follow minus sign, for valid numeric value");
        }

        if (text.Current == '0' && text.At + 1 < text.Text.Length && char.IsAsciiDigit(text.Text[text.At + 1]))
        {
            text.At++;
            return text.Fail("Invalid numeric value: Leading zeroes not allowed");
        }

        SkipDigits();
        if (!text.AtEnd && text.Current == '.')
        {
            text.At++;
            if (!SkipSomeDigits("Decimal point not followed by a digit")) return false;
        }

        if (!text.AtEnd && text.Current is 'e' or 'E')
        {
            text.At++;
            if (!text.AtEnd && text.Current is '+' or '-') text.At++;
            if (!SkipSomeDigits("Exponent indicator not followed by a digit")) return false;
        }

        node = new PatternNode(PatternNodeKind.Number, text.Position) { Text = text.Text[start..text.At], Complete = true };
        return true;
    }

    private bool SkipSomeDigits(string complaint)
    {
        if (text.AtEnd) return text.Fail("Unexpected end-of-input in a Number value");
        if (!char.IsAsciiDigit(text.Current)) return FailInNumber(complaint);
        SkipDigits();
        return true;
    }

    private void SkipDigits()
    {
        while (!text.AtEnd && char.IsAsciiDigit(text.Current)) text.At++;
    }

    private bool FailInNumber(string complaint) =>
        text.Fail($"Unexpected character ({PatternText.Describe(text.Current)}) in numeric value: {complaint}");

    private bool ReadWord(out PatternNode? node)
    {
        node = null;
        var start = text.At;
        if (!char.IsLetter(text.Current) && text.Current is not ('_' or '$'))
        {
            return text.FailAtCharacter("expected a valid value " + AnyValue);
        }

        while (!text.AtEnd && (char.IsLetterOrDigit(text.Current) || text.Current is '_' or '$')) text.At++;
        var word = text.Text[start..text.At];
        PatternNodeKind? kind = word switch
        {
            "true" => PatternNodeKind.True,
            "false" => PatternNodeKind.False,
            "null" => PatternNodeKind.Null,
            _ => null,
        };
        if (kind is null) return text.Fail($"Unrecognized token '{word}': was expecting {AnyValue}");
        node = new PatternNode(kind.Value, text.Position) { Text = word, Complete = true };
        return true;
    }
}
