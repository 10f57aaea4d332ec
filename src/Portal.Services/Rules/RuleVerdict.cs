namespace Portal.Services.Rules;

/// <summary>Whether a rule's pattern matches an event.</summary>
/// <param name="Rule">The rule with its targets.</param>
/// <param name="Verdict">What its pattern says. A disabled rule never receives the event, whatever its pattern says.</param>
public sealed record RuleVerdict(RuleDetail Rule, PatternVerdict Verdict)
{
    /// <summary>True where EventBridge sends the event to the rule's targets.</summary>
    public bool Delivers => Rule.Enabled && Verdict.Matches;
}

/// <param name="Matches">True where the pattern matches.</param>
/// <param name="Misses">Per field why not; empty where it matches.</param>
/// <param name="Error">Why pattern or event cannot be read; null where they can.</param>
public sealed record PatternVerdict(bool Matches, IReadOnlyList<PatternMiss> Misses, string? Error = null);

/// <param name="Path">The field, for example <c>detail.amount</c>.</param>
/// <param name="Wanted">What the pattern wants there, in plain words.</param>
/// <param name="Found">What the event has there, as JSON, the first values of several; null where the field is missing.</param>
public sealed record PatternMiss(string Path, string Wanted, string? Found);
