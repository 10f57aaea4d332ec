using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary><c>{"wildcard": "a*b"}</c>.</summary>
internal sealed class WildcardOperator : PatternOperator
{
    public const string Advice = "Give a string with single asterisks: {\"wildcard\": \"a*b\"}. \\\\* is an asterisk itself, \\\\\\\\ a backslash.";

    public override string Name => "wildcard";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (!argument.IsString)
        {
            problems.Add("wildcard match pattern must be a string", argument.At, path, Advice);
            return null;
        }

        if (!argument.Complete) return null;
        var complaint = WildcardText.Parse(argument.Text, out var wildcard);
        if (complaint is null) return new WildcardCondition(Write(argument.Text), wildcard!);
        problems.Add(complaint, argument.End, path, Advice);
        return null;
    }
}

/// <summary>The value is a string of this form.</summary>
internal sealed class WildcardCondition(DataValue json, WildcardText wildcard) : Condition("wildcard", json)
{
    public WildcardText Text { get; } = wildcard;

    public override string Wanted => $"has the form {((DataObject)Json)["wildcard"]!.ToJson()}";
    internal override bool Matches(in EventValue value) => value.IsString && Text.Matches(value.Text);
    internal override double Share(int kin) => 2.0 / (kin + 2);
    internal override void AddTo(FieldIndexBuilder index) => index.Wildcard(Text.Parts);
    internal override DataValue Example(DataValue? present) => string.Concat(Text.Parts.Select(Encoding.UTF8.GetString));
}
