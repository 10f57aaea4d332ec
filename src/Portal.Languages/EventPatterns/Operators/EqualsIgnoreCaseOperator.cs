using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary><c>{"equals-ignore-case": "text"}</c>.</summary>
internal sealed class EqualsIgnoreCaseOperator : PatternOperator
{
    public override string Name => "equals-ignore-case";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (!argument.IsString)
        {
            problems.Add("equals-ignore-case match pattern must be a string", argument.At, path,
                "Give a string: {\"equals-ignore-case\": \"text\"}. To look at the start only, write {\"prefix\": {\"equals-ignore-case\": \"text\"}}.");
            return null;
        }

        return argument.Complete ? new EqualsIgnoreCaseCondition(Write(argument.Text), argument.Text) : null;
    }
}

/// <summary>The value is this string in upper or lower case.</summary>
internal sealed class EqualsIgnoreCaseCondition(DataValue json, string value) : Condition("equals-ignore-case", json)
{
    public FoldedText Text { get; } = new(value);

    public override string Wanted => $"is {new DataString(value).ToJson()} in upper or lower case";
    internal override bool Matches(in EventValue candidate) => candidate.IsString && Text.Matches(candidate.Text);
    internal override double Share(int kin) => 1.0 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (Text.AsciiLower is null) index.AnyValue();
        else index.FoldedStart(Text.AsciiLower, TrieMatch.Whole);
    }

    internal override DataValue Example(DataValue? present) => IgnoreCaseArgument.Satisfying(value);
}
