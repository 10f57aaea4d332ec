using Portal.Languages.StatesLanguage.Fields;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that waits. Exactly one of the two is set.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html</remarks>
public sealed class WaitState : State
{
    public override StateType Type => StateType.Wait;

    public EvaluatedField<long>? Seconds { get; init; }

    public EvaluatedField<DateTimeOffset>? Timestamp { get; init; }
}
