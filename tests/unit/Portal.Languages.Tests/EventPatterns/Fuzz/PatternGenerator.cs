using System.Text;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>
/// Random events and patterns from few names and values, so that they meet often: nested arrays, names with dots and twice in
/// an object, numbers in many notations, escapes, quotes, emoji, addresses.
/// </summary>
/// <param name="seed">Where the random numbers start.</param>
/// <param name="aboutArrays">Only three names and three values, many arrays and much that may be absent.</param>
internal sealed class PatternGenerator(int seed, bool aboutArrays)
{
    private static readonly string[] Names = ["a", "b", "c", "a.b", "x-y", "", "é", "with \"quote\""];

    private static readonly string[] Texts =
        ["", "a", "ab", "abc", "aab", "ABC", "aBc", "a*b", "a\\b", "\"", "\"a", "a\"", "é", "É", "straße", "STRASSE", "😀", "😀 ok", "日本", "x.png", "x.PNG", "1", "true", "null"];

    private static readonly string[] Addresses =
        ["10.0.0.5", "10.0.0.255", "10.1.0.5", "192.168.1.1", "255.255.255.255", "2001:db8::1", "2001:DB8:0::0001", "a00:5::", "::ffff:a00:5", "::1", "10.0.0.256", "1:2"];

    private static readonly string[] Networks = ["10.0.0.0/24", "10.0.0.5/30", "0.0.0.0/0", "2001:db8::/32", "2000::/3", "::/0", "a00::/16", "10.0.0.128/25"];

    private static readonly string[] Numbers =
        ["0", "-0", "0.0", "1", "1.0", "1e0", "10E-1", "0.1e1", "-1", "2", "2.5", "0.25e1", "100", "1E+2", "0.000001", "0.0000001", "5000000000", "5e9", "-5e9", "5000000001", "123456789012", "1.23456789012e11"];

    private readonly Random random = new(seed);

    public string Event()
    {
        var text = new StringBuilder();
        WriteObject(text, depth: 0);
        return text.ToString();
    }

    public string Pattern()
    {
        var text = new StringBuilder();
        WritePatternObject(text, depth: 0, alternatives: 2);
        return text.ToString();
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private string Name() => aboutArrays || Chance(0.85) ? Names[random.Next(3)] : Pick(Names);

    private void WriteObject(StringBuilder text, int depth)
    {
        text.Append('{');
        var count = random.Next(depth == 0 ? 1 : 0, 5);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            WriteString(text, Name());
            text.Append(Chance(0.1) ? " : " : ":");
            WriteValue(text, depth);
        }

        text.Append('}');
    }

    private void WriteValue(StringBuilder text, int depth)
    {
        var kind = random.NextDouble();
        if (depth < 4 && kind < 0.25)
        {
            WriteObject(text, depth + 1);
        }
        else if (depth < 4 && kind < (aboutArrays ? 0.7 : 0.5))
        {
            text.Append('[');
            var count = random.Next(0, 4);
            for (var i = 0; i < count; i++)
            {
                if (i > 0) text.Append(", ");
                if (Chance(aboutArrays ? 0.8 : 0.6)) WriteObject(text, depth + 1);
                else WriteValue(text, depth + 1);
            }

            text.Append(']');
        }
        else
        {
            WriteScalar(text);
        }
    }

    private void WriteScalar(StringBuilder text)
    {
        if (aboutArrays)
        {
            text.Append(Pick(["1", "\"a\"", "\"b\""]));
            return;
        }

        switch (random.Next(10))
        {
            case < 5:
                WriteString(text, Pick(Texts));
                break;
            case < 8:
                text.Append(Pick(Numbers));
                break;
            case 8:
                WriteString(text, Pick(Addresses));
                break;
            default:
                text.Append(Pick(["true", "false", "null"]));
                break;
        }
    }

    private void WritePatternObject(StringBuilder text, int depth, int alternatives)
    {
        text.Append('{');
        var count = random.Next(1, 4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            if (alternatives > 0 && Chance(0.12))
            {
                text.Append("\"$or\":[");
                WritePatternObject(text, depth, alternatives - 1);
                text.Append(',');
                WritePatternObject(text, depth, alternatives - 1);
                text.Append(']');
                continue;
            }

            WriteString(text, Name());
            text.Append(':');
            if (depth < 2 && Chance(0.4)) WritePatternObject(text, depth + 1, alternatives);
            else WriteConditions(text);
        }

        text.Append('}');
    }

    private void WriteConditions(StringBuilder text)
    {
        text.Append('[');
        var count = Chance(0.6) ? 1 : random.Next(2, 4);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            WriteCondition(text);
        }

        text.Append(']');
    }

    private void WriteCondition(StringBuilder text)
    {
        if (aboutArrays)
        {
            text.Append(Pick(["1", "\"a\"", "\"b\"", "{\"exists\":false}", "{\"exists\":false}", "{\"exists\":true}"]));
            return;
        }

        switch (random.Next(14))
        {
            case < 4:
                WriteScalar(text);
                break;
            case 4:
                text.Append("{\"exists\":false}");
                break;
            case 5:
                text.Append("{\"exists\":true}");
                break;
            case 6:
                WriteNumeric(text);
                break;
            case 7:
                text.Append("{\"cidr\":\"").Append(Pick(Networks)).Append("\"}");
                break;
            case < 10:
                WriteAnythingBut(text);
                break;
            default:
                WriteTextCondition(text);
                break;
        }
    }

    private void WriteTextCondition(StringBuilder text)
    {
        var name = Pick(["prefix", "suffix", "wildcard", "equals-ignore-case"]);
        var ignoreCase = name is "prefix" or "suffix" && Chance(0.4);
        text.Append("{\"").Append(name).Append("\":").Append(ignoreCase ? "{\"equals-ignore-case\":" : "");
        WriteString(text, name == "wildcard" ? Wildcard() : Pick(Texts));
        text.Append(ignoreCase ? "}}" : "}");
    }

    private string Wildcard() => Pick(["*", "a*", "*b", "a*b", "*a*", "*.png", "\\*", "a\\*b", "a\\\\b", "*é*", "\"*", "ab*c", "*a*b*", "x.*g"]);

    private void WriteNumeric(StringBuilder text)
    {
        var number = Pick(["0", "1", "1.0", "2", "2.5", "1e2"]);
        text.Append("{\"numeric\":").Append(Chance(0.5)
            ? $"[\"{Pick(["=", "<", "<=", ">", ">="])}\",{number}]"
            : $"[\"{Pick([">", ">="])}\",{Pick(["-1", "0", "1"])},\"{Pick(["<", "<="])}\",{Pick(["2", "2.5", "1E+2"])}]").Append('}');
    }

    private void WriteAnythingBut(StringBuilder text)
    {
        text.Append("{\"anything-but\":");
        var operation = Chance(0.5) ? null : Pick(["prefix", "suffix", "wildcard", "equals-ignore-case"]);
        if (operation is not null) text.Append("{\"").Append(operation).Append("\":");
        var numbers = operation is null && Chance(0.3);
        var list = Chance(0.5);
        if (list) text.Append('[');
        for (var i = 0; i < (list ? 2 : 1); i++)
        {
            if (i > 0) text.Append(',');
            if (numbers) text.Append(Pick(["0", "1", "1e0", "2.5", "100"]));
            else WriteString(text, operation == "wildcard" ? Wildcard() : Pick(Texts[1..]));
        }

        text.Append(list ? "]" : "").Append(operation is null ? "" : "}").Append('}');
    }

    /// <summary>Now and then with escapes that JSON does not ask for.</summary>
    private void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        var escapes = Chance(0.15);
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (escapes && (char.IsSurrogate(c) || Chance(0.5))) text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        text.Append('"');
    }
}
