namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>Why an evaluation gave no value: an error that a Retrier or Catcher may name, and AWS's words for it.</summary>
/// <param name="Error">A name of <see cref="StatesErrorNames"/>.</param>
/// <param name="Cause">The cause without the opening words <c>An error occurred while executing the state ...</c>, which whoever runs the state adds.</param>
/// <param name="Location">The field, such as <c>Output/Total</c>: what an EvaluationFailed event names. Null but for JSONata.</param>
public sealed record EvaluationFailure(string Error, string Cause, string? Location = null)
{
    public static EvaluationFailure Runtime(string cause) => new(StatesErrorNames.Runtime, cause);
}
