namespace Portal.Languages.Jsonata;

/// <summary>Why an expression could not be parsed or evaluated, in JSONata's own codes and words.</summary>
/// <param name="Code">
/// JSONata's code: <c>S....</c> the text is no expression, <c>T....</c> a value has the wrong type, <c>D....</c> anything else
/// that showed during evaluation.
/// </param>
/// <param name="Message">JSONata's sentence, without the code.</param>
/// <param name="Position">Characters from the start of the expression to the end of the token at fault; null where unknown.</param>
/// <param name="Token">The token or function at fault; null where there is none.</param>
public sealed record JsonataError(string Code, string Message, int? Position = null, string? Token = null)
{
    /// <summary>The form in which Step Functions quotes it: <c>T2001: The left side of the "+" operator must evaluate to a number</c>.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
