using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>One match in a text.</summary>
/// <param name="Text">What matched.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Groups">What the groups captured.</param>
/// <param name="Value">The match as functions get to see it.</param>
internal sealed record FoundMatch(string Text, int Start, int End, DataArray Groups, Func<DataValue> Value);

/// <summary>
/// Matches by a string, by a regular expression, or by a function of the same kind: it takes a string and gives an object
/// with <c>match</c>, <c>start</c>, <c>end</c>, <c>groups</c> and <c>next</c>, the function for the next match.
/// https://docs.jsonata.org/regex#generalized-regular-expressions-and-matchers
/// </summary>
internal static class MatchFinder
{
    public static IEnumerable<FoundMatch> Find(DataValue? matcher, string text, Run run) => matcher switch
    {
        DataString part => FindText(part.Value, text, run),
        RegexFunction regex => regex.Matches(text, run).Select(m => new FoundMatch(m.Text, m.Start, m.End, m.GroupValues(), () => regex.ToValue(m, text)!)),
        FunctionValue function => FindBy(function, text, run),
        _ => throw new JsonataException("T1010"),
    };

    private static IEnumerable<FoundMatch> FindText(string part, string text, Run run)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            run.Step();
            yield return new FoundMatch(part, at, at + part.Length, DataArray.Empty, () => DataValue.Null);
        }
    }

    private static IEnumerable<FoundMatch> FindBy(FunctionValue function, string text, Run run)
    {
        var found = run.Call(function, new DataString(text));
        while (found is not null)
        {
            var match = Read(found);
            yield return match;
            if (((DataObject)found)["next"] is not FunctionValue next) throw new JsonataException("T1010");
            found = run.Call(next);
        }
    }

    private static FoundMatch Read(DataValue found)
    {
        if (found is not DataObject match
            || !(match["start"] is DataNumber || match["end"] is DataNumber || match["groups"] is DataArray || match["next"] is FunctionValue))
        {
            throw new JsonataException("T1010");
        }

        var text = (match["match"] as DataString)?.Value ?? "";
        var start = Place(match["start"]);
        var end = match["end"] is DataNumber given ? Place(given) : start + text.Length;
        return new FoundMatch(text, start, end, match["groups"] as DataArray ?? DataArray.Empty, () => match);
    }

    private static int Place(DataValue? value) => value is DataNumber { Double: >= 0 and <= int.MaxValue } number ? (int)number.Double : 0;
}
