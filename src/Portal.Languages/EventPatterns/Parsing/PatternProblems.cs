namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>Collects what is wrong with a pattern, in the order in which EventBridge would come across it.</summary>
internal sealed class PatternProblems(PatternText text)
{
    private readonly List<EventPatternError> errors = [];

    public IReadOnlyList<EventPatternError> Errors => errors;

    /// <param name="reason">EventBridge's words.</param>
    /// <param name="at">Where its reader stands then.</param>
    /// <param name="path">JSONPath of the wrong part.</param>
    /// <param name="advice">What would be right.</param>
    public void Add(string reason, TextPosition at, string path, string advice) =>
        errors.Add(new EventPatternError(reason, $"{reason}\n at {text.Quote(at)}", path, at.Line, at.Column, advice));

    /// <summary>As <see cref="Add"/>, for the complaints that EventBridge makes without a place.</summary>
    public void AddWithoutPlace(string reason, TextPosition at, string path, string advice) =>
        errors.Add(new EventPatternError(reason, reason, path, at.Line, at.Column, advice));

    /// <summary>As <see cref="Add"/>, for members of a list under <c>anything-but</c>: EventBridge names the place twice.</summary>
    public void AddInList(string reason, TextPosition at, string path, string advice) =>
        errors.Add(new EventPatternError(reason, $"{reason}\n at {text.Quote(at)}\n at {text.Quote(at)}", path, at.Line, at.Column, advice));
}
