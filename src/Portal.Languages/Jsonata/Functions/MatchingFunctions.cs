using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary><c>$contains $match $replace $split</c>: by a string, a regular expression, or a function that finds matches</summary>
internal static class MatchingFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("contains", "<s-(sf):b>", 2, Contains),
        new("match", "<s-f<s:o>n?:a<o>>", 3, Match),
        new("replace", "<s-(sf)(sf)n?:s>", 4, Replace),
        new("split", "<s-(sf)n?:a<s>>", 3, Split),
    ];

    private static DataBoolean? Contains(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        if (call[1] is DataString part) return DataBoolean.Of(text.Contains(part.Value, StringComparison.Ordinal));
        if (call[1] is null && call.Run.Dialect.AllowsMissingToken) return null;
        return DataBoolean.Of(MatchFinder.Find(call.Function(1), text, call.Run).Any());
    }

    private static DataArray? Match(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        var limit = Limit(call, 2, "D3040");
        var matches = new List<DataValue>();
        foreach (var match in Limited(MatchFinder.Find(call.Function(1), text, call.Run), limit))
        {
            call.Run.Allocate(matches.Count + 1, 1);
            matches.Add(new DataObjectBuilder(3) { ["match"] = match.Text, ["index"] = match.Start, ["groups"] = match.Groups }.Build());
        }

        return Sequences.Of(matches);
    }

    private static DataArray? Split(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        var limit = Limit(call, 2, "D3020");
        if (limit <= 0) return DataArray.Empty;
        var parts = new List<DataValue>();
        if (call[1] is DataString separator)
        {
            SplitBy(separator.Value, text, Math.Truncate(limit), parts, call.Run);
            return new DataArray(parts.ToArray());
        }

        var start = 0;
        foreach (var match in Limited(MatchFinder.Find(call.Function(1), text, call.Run), limit))
        {
            call.Run.Allocate(parts.Count + 1, 1);
            parts.Add(new DataString(Between(text, start, match.Start)));
            start = match.End;
        }

        if (parts.Count < limit) parts.Add(new DataString(Between(text, start, text.Length)));
        return new DataArray(parts.ToArray());
    }

    private static void SplitBy(string separator, string text, double limit, List<DataValue> parts, Run run)
    {
        if (separator.Length == 0)
        {
            run.Allocate(text.Length, text.Length);
            for (var i = 0; i < text.Length && i < limit; i++) parts.Add(new DataString(text[i].ToString()));
            return;
        }

        foreach (var range in text.AsSpan().Split(separator))
        {
            if (parts.Count >= limit) return;
            run.Allocate(parts.Count + 1, 1);
            parts.Add(new DataString(text[range]));
        }
    }

    private static DataString? Replace(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        if (call[1] is DataString { Value: "" }) throw new JsonataException("D3010") { Value = DataString.Empty, Index = 2 };
        var limit = Limit(call, 3, "D3011");
        if (limit <= 0) return new DataString(text);
        var result = new StringBuilder();
        var position = 0;
        foreach (var match in Limited(MatchFinder.Find(call[1], text, call.Run), limit))
        {
            result.Append(Between(text, position, match.Start)).Append(Replacement(call, match));
            call.Run.AllocateText(result.Length);
            position = match.Start + match.Text.Length;
        }

        result.Append(Between(text, position, text.Length));
        call.Run.AllocateText(result.Length);
        return new DataString(result.ToString());
    }

    private static string Replacement(Call call, FoundMatch match)
    {
        if (call[2] is DataString template) return call[1] is DataString ? template.Value : ReplacementTemplate.Fill(template.Value, match);
        var value = call[1] is DataString ? call[2] : call.Invoke(call.Function(2), match.Value());
        return (Sequences.Normalize(value) as DataString)?.Value ?? throw new JsonataException("D3012") { Value = value };
    }

    /// <summary>A limit; infinite without one.</summary>
    private static double Limit(Call call, int index, string code)
    {
        var limit = call.Number(index) ?? double.PositiveInfinity;
        return limit >= 0 ? limit : throw new JsonataException(code) { Value = call[index], Index = index + 1 };
    }

    /// <summary>The first matches. The one after them is looked for too, as in JSONata itself: it may be an error.</summary>
    private static IEnumerable<FoundMatch> Limited(IEnumerable<FoundMatch> matches, double limit)
    {
        if (limit <= 0) yield break;
        var count = 0;
        FoundMatch? held = null;
        foreach (var match in matches)
        {
            if (held is not null) yield return held;
            held = count++ < limit ? match : null;
            if (held is null) yield break;
        }

        if (held is not null) yield return held;
    }

    private static string Between(string text, int start, int end)
    {
        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, 0, text.Length);
        return start <= end ? text[start..end] : text[end..start];
    }
}
