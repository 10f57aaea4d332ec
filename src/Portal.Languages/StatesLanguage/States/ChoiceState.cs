using Portal.Languages.StatesLanguage.Choices;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that branches. <see cref="State.Assign"/> and <see cref="State.Output"/> count for the default branch only.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</remarks>
public sealed class ChoiceState : State
{
    public override StateType Type => StateType.Choice;

    /// <summary>At least one; the first that is true is taken.</summary>
    public required IReadOnlyList<ChoiceRule> Choices { get; init; }

    /// <summary>Where it goes when no rule is true; null where left out: <c>States.NoChoiceMatched</c>.</summary>
    public string? Default { get; init; }
}
