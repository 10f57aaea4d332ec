using System.Text;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>A line as fields between spaces: <c>[ip, user, ..., status=4*, bytes&gt;1000]</c>. Quotes and brackets hold a field together.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-space-delimited-log-events.html</remarks>
internal sealed class FieldPattern : FilterPattern
{
    private readonly List<Func<string, bool>> before = [];
    private readonly List<Func<string, bool>>? after;

    private FieldPattern(IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            if (field == "...") after = after is null ? [] : throw new FormatException("Three points may stand once.");
            else (after ?? before).Add(ParseField(field));
        }
    }

    public static new FieldPattern Parse(string text) => new([.. text.Split(',').Select(f => f.Trim())]);

    public override bool Matches(string message)
    {
        var fields = Split(message);
        if (after is null) return fields.Count == before.Count && All(before, fields, 0);
        return fields.Count >= before.Count + after.Count && All(before, fields, 0) && All(after, fields, fields.Count - after.Count);
    }

    private static bool All(List<Func<string, bool>> conditions, List<string> fields, int from)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i](fields[from + i])) return false;
        }

        return true;
    }

    private static Func<string, bool> ParseField(string field)
    {
        field = field.Trim('(', ')');
        var any = field.Split("||").Select(part => part.Split("&&").Select(ParseCondition).ToList()).ToList();
        return value => any.Exists(all => all.TrueForAll(c => c(value)));
    }

    private static Func<string, bool> ParseCondition(string text)
    {
        text = text.Trim();
        if (text.Length == 0) throw new FormatException("A field has no name.");
        var at = text.AsSpan().IndexOfAny('=', '<', '>');
        if (at < 0) return static _ => true;
        if (at > 0 && text[at - 1] == '!') at--;
        var op = Comparison.Operators.First(o => text.AsSpan(at).StartsWith(o, StringComparison.Ordinal));
        var value = text[(at + op.Length)..].Trim();
        var isQuoted = value is ['"', .., '"'];
        var comparison = new Comparison(op, isQuoted ? value[1..^1] : value, isQuoted);
        return comparison.Holds;
    }

    private static List<string> Split(string message)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var close = '\0';
        foreach (var c in message)
        {
            if (close != '\0')
            {
                if (c == close) close = '\0';
                else field.Append(c);
            }
            else if (c is '"' or '[')
            {
                close = c == '"' ? '"' : ']';
            }
            else if (c != ' ')
            {
                field.Append(c);
            }
            else if (field.Length > 0)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
        }

        if (field.Length > 0) fields.Add(field.ToString());
        return fields;
    }
}
