using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary><c>{"prefix": "text"}</c> and <c>{"prefix": {"equals-ignore-case": "text"}}</c>.</summary>
internal sealed class PrefixOperator : PatternOperator
{
    public override string Name => "prefix";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind == PatternNodeKind.Object)
        {
            var text = IgnoreCaseArgument.Read(this, "Prefix", argument, path, problems);
            return text is null ? null : new FoldedPrefixCondition(Write(IgnoreCaseArgument.Write(text)), text);
        }

        if (!argument.IsString)
        {
            problems.Add("prefix match pattern must be a string", argument.At, path, "Give a string: {\"prefix\": \"text\"}.");
            return null;
        }

        return argument.Complete ? new PrefixCondition(Write(argument.Text), argument.Text) : null;
    }
}

/// <summary>The value starts with this string.</summary>
internal sealed class PrefixCondition(DataValue json, string prefix) : Condition("prefix", json)
{
    public byte[] Bytes { get; } = Utf8Text.Encode(prefix);

    public override string Wanted => "starts with " + new DataString(prefix).ToJson();
    internal override bool Matches(in EventValue value) => value.IsString && QuotedEdges.StartsWith(value.Text, Bytes);
    internal override double Share(int kin) => 1.5 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (prefix.EndsWith('"')) index.AnyValue();
        else index.Start(Bytes);
    }

    internal override DataValue Example(DataValue? present) => prefix + ((present as DataString)?.Value ?? "");
}

/// <summary>The value starts with this string in upper or lower case.</summary>
internal sealed class FoldedPrefixCondition(DataValue json, string prefix) : Condition("prefix", json)
{
    private readonly FoldedText? whole = prefix.EndsWith('"') ? new FoldedText(prefix[..^1]) : null;

    public FoldedText Text { get; } = new(prefix);

    public override string Wanted => $"starts with {new DataString(prefix).ToJson()} in upper or lower case";

    internal override bool Matches(in EventValue value) =>
        value.IsString && (Text.MatchesStart(value.Text) || (whole is not null && whole.Matches(value.Text)));

    internal override double Share(int kin) => 1.5 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (whole is not null || Text.AsciiLower is null) index.AnyValue();
        else index.FoldedStart(Text.AsciiLower, TrieMatch.Start);
    }

    internal override DataValue Example(DataValue? present) => IgnoreCaseArgument.Satisfying(prefix) + ((present as DataString)?.Value ?? "");
}
