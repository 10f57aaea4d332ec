using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Patterns;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// A regular expression as a value: a function that takes a string and gives the first match, with a function for the
/// next one. https://docs.jsonata.org/regex#regular-expressions
/// </summary>
internal sealed class RegexFunction(JsonataPattern pattern, int position) : FunctionValue
{
    public override int Arity => 2;

    /// <summary>All matches, one after the other.</summary>
    /// <exception cref="JsonataException">A match after the first is empty: it would never end (D1004).</exception>
    public IEnumerable<PatternMatch> Matches(string text, Run run)
    {
        for (var match = Find(text, 0, run); match is not null; match = FindNext(text, match.End, run)) yield return match;
    }

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run)
    {
        var text = Stringifier.Text(arguments.Length > 0 ? arguments[0] : null, run) ?? "undefined";
        var from = arguments.Length > 1 && arguments[1] is DataNumber number ? (int)Math.Clamp(Numbers.Finite(number), 0, text.Length) : 0;
        return ToValue(Find(text, from, run), text);
    }

    public override FunctionValue ApplyPartially(DataValue?[] arguments) => this;

    private PatternMatch? Find(string text, int from, Run run)
    {
        run.Charge(1 + ((text.Length - from) / 64));
        return pattern.Match(text, from);
    }

    private PatternMatch? FindNext(string text, int from, Run run)
    {
        if (from >= text.Length) return null;
        var match = Find(text, from, run);
        return match is { Text: "" } ? throw new JsonataException("D1004") { Position = position } : match;
    }

    /// <summary>A match as an object; null where there is none.</summary>
    public DataObject? ToValue(PatternMatch? match, string text) => match is null ? null : new DataObjectBuilder(5)
    {
        ["match"] = match.Text,
        ["start"] = match.Start,
        ["end"] = match.End,
        ["groups"] = match.GroupValues(),
        ["next"] = new NextMatch(this, text, match.End),
    }.Build();

    /// <summary>The function that looks for the match after one.</summary>
    private sealed class NextMatch(RegexFunction regex, string text, int from) : FunctionValue
    {
        public override int Arity => 0;
        public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run) => regex.ToValue(regex.FindNext(text, from, run), text);
        public override FunctionValue ApplyPartially(DataValue?[] arguments) => this;
    }
}
