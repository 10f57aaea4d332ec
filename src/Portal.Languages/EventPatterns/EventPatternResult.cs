namespace Portal.Languages.EventPatterns;

/// <summary>What came of parsing a pattern: the pattern, or everything that is wrong with it.</summary>
/// <param name="Pattern">The pattern; null where there are errors.</param>
/// <param name="Errors">All errors, in the order of the text. EventBridge answers the first one.</param>
public sealed record EventPatternResult(EventPattern? Pattern, IReadOnlyList<EventPatternError> Errors)
{
    public bool IsValid => Pattern is not null;
}
