using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// <c>{"anything-but": ...}</c> with a string, a number, a list of one of these kinds, or with prefix, suffix, wildcard or
/// equals-ignore-case and a string or list of strings. EventBridge refuses the ignore-case prefix that its open engine has.
/// </summary>
internal sealed class AnythingButOperator : PatternOperator
{
    private const string Advice =
        "Give a string, a number, a list of strings or of numbers, or {\"prefix\" | \"suffix\" | \"wildcard\" | \"equals-ignore-case\": a string or a list of strings}.";

    private static readonly Dictionary<string, ExcludedStrings> Nested = new ExcludedStrings[]
    {
        new ExcludedPrefixes(),
        new ExcludedSuffixes(),
        new ExcludedWildcards(),
        new ExcludedIgnoringCase(),
    }.ToDictionary(e => e.Name, StringComparer.Ordinal);

    public override string Name => "anything-but";
    public override string SecondKeyComplaint => TooManyElements;

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind == PatternNodeKind.Object) return ReadNested(argument, path, problems);
        if (!CheckShape(argument, path, problems)) return null;
        var members = argument.Kind == PatternNodeKind.Array ? argument.Items : [argument];
        var excluded = new List<Condition>();
        var listed = argument.Kind == PatternNodeKind.Array;
        foreach (var member in members)
        {
            if (ReadValue(member, listed, path, problems) is not { } condition) return null;
            excluded.Add(condition);
        }

        if (!argument.Complete) return null;
        if (members.Count == 0 || (members.Any(m => m.IsNumber) && members.Any(m => m.IsString)))
        {
            problems.Add("Inside anything but list, either all values are number or string, mixed type is not supported", argument.End, path, Advice);
            return null;
        }

        return new AnythingButCondition(Write(PatternJson.Write(argument)), excluded);
    }

    private static Condition? ReadValue(PatternNode member, bool listed, string path, PatternProblems problems)
    {
        if (member.IsString) return member.Complete ? new StringCondition("equals", member.Text, member.Text) : null;
        if (!member.IsNumber)
        {
            problems.AddInList("Inside anything but list, start|null|boolean is not supported.", member.At, path, Advice);
            return null;
        }

        var condition = new NumberCondition("equals", DataValue.Parse(member.Text), member.Text);
        if (condition.Millionths is not null) return condition;
        var reason = ComparableNumber.Complain(member.Text);
        const string Bounds = "Give numbers from -5000000000 to 5000000000 with at most six decimals.";
        if (listed && reason != "Overflow") problems.Add(reason, member.At, path, Bounds);
        else problems.AddWithoutPlace(reason, member.At, path, Bounds);
        return null;
    }

    private AnythingButCondition? ReadNested(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Members.Count == 0)
        {
            if (argument.Complete) problems.Add("Anything-But expression name not found", argument.End, path, Advice);
            return null;
        }

        var (name, value) = argument.Members[0];
        if (!Nested.TryGetValue(name, out var kind))
        {
            problems.Add("Unsupported anything-but pattern: " + name, value.At, path, Advice);
            return null;
        }

        var inner = PatternPath.Join(path, name);
        if (!CheckShape(value, inner, problems) || kind.Read(value, inner, problems) is not { } excluded) return null;
        if (argument.Members.Count > 1)
        {
            problems.Add(TooManyElements, argument.Members[1].Value.At, path, Advice);
            return null;
        }

        return argument.Complete ? new AnythingButCondition(Write(PatternJson.Write(argument)), excluded) : null;
    }

    private static bool CheckShape(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind is PatternNodeKind.Array or PatternNodeKind.String or PatternNodeKind.Number) return true;
        problems.Add("Value of anything-but must be an array or single string/number value.", argument.At, path, Advice);
        return false;
    }
}

/// <summary>There is a value, and none of the excluded conditions holds for it.</summary>
internal sealed class AnythingButCondition(DataValue json, IReadOnlyList<Condition> excluded) : Condition("anything-but", json)
{
    private readonly Condition[] excluded = [.. excluded];

    /// <summary>What the value must not be.</summary>
    public IReadOnlyList<Condition> Excluded => excluded;

    public override string Wanted => $"is there and is not one that {string.Join(" or ", excluded.Select(e => e.Wanted))}";

    internal override bool Matches(in EventValue value)
    {
        foreach (var condition in excluded)
        {
            if (condition.Matches(value)) return false;
        }

        return true;
    }

    internal override double Share(int kin) => 0.9;
    internal override void AddTo(FieldIndexBuilder index) => index.AnyValue();

    internal override DataValue Example(DataValue? present)
    {
        // Null is what no exclusion can name; a string or number reads better.
        DataValue[] candidates = ["other", "another", "x", 0, 1, -7, 4711];
        return candidates.FirstOrDefault(c => Matches(EventValues.Of(c))) ?? DataValue.Null;
    }
}
