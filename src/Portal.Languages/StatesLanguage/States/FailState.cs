using Portal.Languages.StatesLanguage.Fields;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that ends the execution as failed.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</remarks>
public sealed class FailState : State
{
    public override StateType Type => StateType.Fail;

    public EvaluatedField<string>? Error { get; init; }

    public EvaluatedField<string>? Cause { get; init; }
}
