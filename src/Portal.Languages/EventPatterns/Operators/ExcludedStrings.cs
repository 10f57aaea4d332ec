using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>The strings that one form of anything-but excludes: a single one or a list.</summary>
internal abstract class ExcludedStrings
{
    public abstract string Name { get; }

    protected abstract string Advice { get; }

    /// <summary>What EventBridge says of a member that is no string.</summary>
    protected abstract string NoStringComplaint { get; }

    /// <summary>Null where a member is wrong (then the problem is noted) or breaks off.</summary>
    public IReadOnlyList<Condition>? Read(PatternNode argument, string path, PatternProblems problems)
    {
        var list = argument.Kind == PatternNodeKind.Array;
        var excluded = new List<Condition>();
        foreach (var member in list ? argument.Items : [argument])
        {
            if (member is { IsString: true, Complete: false }) return null;
            var complaint = member.IsString ? Complain(member.Text) : NoStringComplaint;
            if (complaint is null)
            {
                excluded.Add(Exclude(member.Text));
                continue;
            }

            var at = member.IsString ? member.End : member.At;
            if (list && NamesPlaceTwice(member)) problems.AddInList(complaint, at, path, Advice);
            else problems.Add(complaint, at, path, Advice);
            return null;
        }

        return argument.Complete ? excluded : null;
    }

    protected abstract Condition Exclude(string text);

    protected virtual string? Complain(string text) => null;

    /// <summary>Whether EventBridge names the place of a wrong list member twice.</summary>
    protected virtual bool NamesPlaceTwice(PatternNode member) => true;
}

/// <summary><c>{"anything-but": {"prefix": ...}}</c>.</summary>
internal sealed class ExcludedPrefixes : ExcludedStrings
{
    public override string Name => "prefix";
    protected override string Advice => "Give a string that is not empty, or a list of such.";
    protected override string NoStringComplaint => "prefix/suffix match pattern must be a string";
    protected override Condition Exclude(string text) => new PrefixCondition(text, text);
    protected override string? Complain(string text) => text.Length == 0 ? "Null prefix/suffix not allowed" : null;
}

/// <summary><c>{"anything-but": {"suffix": ...}}</c>.</summary>
internal sealed class ExcludedSuffixes : ExcludedStrings
{
    public override string Name => "suffix";
    protected override string Advice => "Give a string that is not empty, or a list of such.";
    protected override string NoStringComplaint => "prefix/suffix match pattern must be a string";
    protected override Condition Exclude(string text) => new SuffixCondition(text, text);
    protected override string? Complain(string text) => text.Length == 0 ? "Null prefix/suffix not allowed" : null;
}

/// <summary><c>{"anything-but": {"wildcard": ...}}</c>.</summary>
internal sealed class ExcludedWildcards : ExcludedStrings
{
    public override string Name => "wildcard";
    protected override string Advice => WildcardOperator.Advice;
    protected override string NoStringComplaint => "wildcard match pattern must be a string";

    protected override Condition Exclude(string text)
    {
        WildcardText.Parse(text, out var wildcard);
        return new WildcardCondition(new DataObjectBuilder { ["wildcard"] = text }.Build(), wildcard!);
    }

    protected override string? Complain(string text) => WildcardText.Parse(text, out _);
    protected override bool NamesPlaceTwice(PatternNode member) => !member.IsString;
}

/// <summary><c>{"anything-but": {"equals-ignore-case": ...}}</c>.</summary>
internal sealed class ExcludedIgnoringCase : ExcludedStrings
{
    public override string Name => "equals-ignore-case";
    protected override string Advice => "Give a string or a list of strings.";
    protected override string NoStringComplaint => "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.";
    protected override Condition Exclude(string text) => new EqualsIgnoreCaseCondition(text, text);
}
