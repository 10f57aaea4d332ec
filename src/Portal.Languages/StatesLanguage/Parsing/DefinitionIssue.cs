namespace Portal.Languages.StatesLanguage.Parsing;

public enum IssueSeverity
{
    /// <summary>AWS refuses the definition.</summary>
    Error,

    /// <summary>AWS takes the definition.</summary>
    Warning,
}

/// <summary>One thing that is wrong with a definition, in AWS's words.</summary>
/// <param name="Code">One of <see cref="IssueCode"/>.</param>
/// <param name="Message">The sentence without the location.</param>
/// <param name="Location">Where: <c>/States/Wait/Seconds</c>, <c>/States/Ask/Choices[0]/Next</c>; null where it is nowhere in particular.</param>
/// <param name="Line">The line in the text, from 1; null where unknown.</param>
/// <param name="Column">The character in the line, from 1; null where unknown.</param>
public sealed record DefinitionIssue(IssueSeverity Severity, string Code, string Message, string? Location, int? Line = null, int? Column = null)
{
    /// <summary>As CreateStateMachine's refusal lists it; AWS writes <c>at null</c> where there is no location.</summary>
    public override string ToString() => $"{Code}: {Message} at {Location ?? "null"}";
}
