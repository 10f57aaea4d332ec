namespace Portal.Languages.EventPatterns;

/// <summary>One thing that is wrong with an event pattern.</summary>
/// <param name="Summary">EventBridge's words, without the place.</param>
/// <param name="Reason">EventBridge's words with the place as it writes it, often over several lines.</param>
/// <param name="Path">JSONPath of the wrong part, such as <c>$.detail.state[0]</c>.</param>
/// <param name="Line">Line in the pattern's text, from 1.</param>
/// <param name="Column">Column in that line, from 1: where EventBridge's reader stood, just behind the part.</param>
/// <param name="Advice">What would be right.</param>
public sealed record EventPatternError(string Summary, string Reason, string Path, int Line, int Column, string Advice)
{
    /// <summary>The error code that the API answers.</summary>
    public const string Code = "InvalidEventPatternException";

    /// <summary>The message that the API answers.</summary>
    public string Message => "Event pattern is not valid. Reason: " + Reason;
}
