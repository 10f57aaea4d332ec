using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary><c>{"suffix": "text"}</c> and <c>{"suffix": {"equals-ignore-case": "text"}}</c>.</summary>
internal sealed class SuffixOperator : PatternOperator
{
    public override string Name => "suffix";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind == PatternNodeKind.Object)
        {
            var text = IgnoreCaseArgument.Read(this, "Suffix", argument, path, problems);
            return text is null ? null : new FoldedSuffixCondition(Write(IgnoreCaseArgument.Write(text)), text);
        }

        if (!argument.IsString)
        {
            problems.Add("suffix match pattern must be a string", argument.At, path, "Give a string: {\"suffix\": \"text\"}.");
            return null;
        }

        return argument.Complete ? new SuffixCondition(Write(argument.Text), argument.Text) : null;
    }
}

/// <summary>The value ends with this string.</summary>
internal sealed class SuffixCondition(DataValue json, string suffix) : Condition("suffix", json)
{
    public byte[] Bytes { get; } = Utf8Text.Encode(suffix);

    public override string Wanted => "ends with " + new DataString(suffix).ToJson();
    internal override bool Matches(in EventValue value) => value.IsString && QuotedEdges.EndsWith(value.Text, Bytes);
    internal override double Share(int kin) => 1.5 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (suffix.StartsWith('"')) index.AnyValue();
        else index.End(Bytes);
    }

    internal override DataValue Example(DataValue? present) => ((present as DataString)?.Value ?? "") + suffix;
}

/// <summary>The value ends with this string in upper or lower case.</summary>
internal sealed class FoldedSuffixCondition(DataValue json, string suffix) : Condition("suffix", json)
{
    private readonly FoldedText? whole = suffix.StartsWith('"') ? new FoldedText(suffix[1..]) : null;

    public FoldedText Text { get; } = new(suffix);

    public override string Wanted => $"ends with {new DataString(suffix).ToJson()} in upper or lower case";

    internal override bool Matches(in EventValue value) =>
        value.IsString && (Text.MatchesEnd(value.Text) || (whole is not null && whole.Matches(value.Text)));

    internal override double Share(int kin) => 1.5 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (whole is not null || Text.AsciiLower is null) index.AnyValue();
        else index.FoldedEnd(Text.AsciiLower);
    }

    internal override DataValue Example(DataValue? present) => ((present as DataString)?.Value ?? "") + IgnoreCaseArgument.Satisfying(suffix);
}
