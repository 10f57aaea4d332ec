namespace Portal.Languages.EventPatterns;

/// <summary>What is odd about a valid pattern. EventBridge takes it without a word.</summary>
/// <param name="Kind">How bad it is.</param>
/// <param name="Path">JSONPath of the part.</param>
/// <param name="Message">What is odd, and what to do.</param>
public sealed record PatternHint(PatternHintKind Kind, string Path, string Message);

/// <summary>How bad an odd pattern is.</summary>
public enum PatternHintKind
{
    /// <summary>No event can match this part; unless it is an alternative, none matches the pattern.</summary>
    NeverMatches,

    /// <summary>This part has no effect.</summary>
    NoEffect,

    /// <summary>This part does something that its author may not expect.</summary>
    Surprising,
}
