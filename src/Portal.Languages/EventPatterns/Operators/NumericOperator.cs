using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// <c>{"numeric": ["=", 5]}</c>, <c>{"numeric": [">", 0, "&lt;=", 5]}</c>: a lower bound may be followed by an upper one, nothing else.
/// </summary>
internal sealed class NumericOperator : PatternOperator
{
    private const string Advice = "Give an operator and a number, a lower bound first: [\">=\", 1, \"<\", 10], or [\"=\", 5].";

    public override string Name => "numeric";
    public override string SecondKeyComplaint => TooManyElements;

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind == PatternNodeKind.Array) return new NumericReading(argument, path, problems).Read(Write);
        problems.Add("Value of numeric must be an array.", argument.At, path, Advice);
        return null;
    }

    /// <summary>One walk over the members of a numeric expression, in the engine's order.</summary>
    private sealed class NumericReading(PatternNode list, string path, PatternProblems problems)
    {
        private int next;

        public Condition? Read(Func<DataValue, DataValue> write)
        {
            if (Word("Invalid member in numeric match: ") is not { } first) return null;
            if (first is not ("=" or "<" or "<=" or ">" or ">="))
            {
                // The engine looks at the operator only when it has the member behind it.
                if (TryNext(out var at)) Complain("Unrecognized numeric range operator: " + first, at);
                return null;
            }

            if (Number(first == "=" ? "equals" : first) is not { } number) return null;
            if (first is "=") return End(TooManyElements) ? Equal(write, number) : null;
            if (first is "<" or "<=") return End(TooManyElements) ? Range(write, null, number, false, first == "<") : null;
            if (next == list.Items.Count && list.Complete) return Range(write, number, null, first == ">", false);
            if (Word("Bad value in numeric range: ") is not { } second) return null;
            if (second is not ("<" or "<=")) return Complain("Bad numeric range operator: " + second, list.Items[next - 1].End);
            if (Number(second) is not { } top) return null;
            return End("Too many terms in numeric range expression") ? Range(write, number, top, first == ">", second == "<") : null;
        }

        private Condition? Complain(string reason, TextPosition at)
        {
            problems.Add(reason, at, path, Advice);
            return null;
        }

        private bool TryNext(out TextPosition at)
        {
            at = next < list.Items.Count ? list.Items[next].At : list.End;
            return next < list.Items.Count || list.Complete;
        }

        private string? Word(string complaint)
        {
            if (!TryNext(out var at)) return null;
            var node = next < list.Items.Count ? list.Items[next++] : null;
            if (node is { IsString: true }) return node.Complete ? node.Text : null;
            Complain(complaint + (node?.Text ?? "]"), at);
            return null;
        }

        private PatternNode? Number(string what)
        {
            if (!TryNext(out var at)) return null;
            var node = next < list.Items.Count ? list.Items[next++] : null;
            if (node is { IsNumber: true }) return node;
            Complain($"Value of {what} must be numeric", at);
            return null;
        }

        private bool End(string complaint)
        {
            if (next == list.Items.Count) return list.Complete;
            Complain(complaint, list.Items[next].At);
            return false;
        }

        private DataArray Written() => new DataArray([.. list.Items.Select(i => i.IsNumber ? DataValue.Parse(i.Text) : i.Text)]);

        private NumberCondition? Equal(Func<DataValue, DataValue> write, PatternNode number) =>
            Millionths(number) is null ? null : new NumberCondition("numeric", write(Written()), number.Text);

        private NumericRangeCondition? Range(Func<DataValue, DataValue> write, PatternNode? low, PatternNode? high, bool lowOpen, bool highOpen)
        {
            var bottom = low is null ? -ComparableNumber.Limit : Millionths(low);
            if (bottom is null) return null;
            var top = high is null ? ComparableNumber.Limit : Millionths(high);
            if (top is null) return null;
            if (bottom < top) return new NumericRangeCondition(write(Written()), bottom.Value + (lowOpen ? 1 : 0), top.Value - (highOpen ? 1 : 0));
            problems.Add("Bottom must be less than top", list.End, path, "Make the lower bound less than the upper one.");
            return null;
        }

        private long? Millionths(PatternNode number)
        {
            if (ComparableNumber.TryParse(Encoding.ASCII.GetBytes(number.Text), out var millionths)) return millionths;
            var reason = ComparableNumber.Complain(number.Text);
            const string Bounds = "Give a number from -5000000000 to 5000000000 with at most six decimals.";
            if (reason == "Overflow") problems.AddWithoutPlace(reason, list.End, path, Bounds);
            else problems.Add(reason, list.End, path, Bounds);
            return null;
        }
    }
}

/// <summary>The value is a number between two bounds.</summary>
/// <param name="json">The condition as it stands in the pattern.</param>
/// <param name="low">The least number that passes, in millionths.</param>
/// <param name="high">The greatest number that passes, in millionths; less than <paramref name="low"/> where none does.</param>
internal sealed class NumericRangeCondition(DataValue json, long low, long high) : Condition("numeric", json)
{
    public long Low => low;
    public long High => high;

    public override string Wanted
    {
        get
        {
            var terms = ((DataObject)Json).GetArray("numeric")!;
            return "is a number " + string.Join(" and ", Enumerable.Range(0, terms.Count / 2).Select(i => $"{((DataString)terms[2 * i]).Value} {terms[(2 * i) + 1].ToJson()}"));
        }
    }

    internal override bool Matches(in EventValue value) =>
        value.IsNumber && ComparableNumber.TryParse(value.Text, out var found) && found >= low && found <= high;

    internal override double Share(int kin) => 0.3;
    internal override void AddTo(FieldIndexBuilder index) => index.Range(low, high);

    internal override DataValue? Example(DataValue? present)
    {
        if (low > high) return null;
        var whole = low <= 0 ? low / 1_000_000 : (low + 999_999) / 1_000_000;
        return whole * 1_000_000 <= high ? whole : DataValue.Parse(ComparableNumber.Write(low));
    }
}
