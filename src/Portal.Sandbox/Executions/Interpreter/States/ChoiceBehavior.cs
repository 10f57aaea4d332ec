using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class ChoiceBehavior : StateBehavior
{
    public override StateType Type => StateType.Choice;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (ChoiceState)frame.State!;
        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return;
        var scope = d.Scope(frame, effective, 2);
        foreach (var rule in state.Choices)
        {
            if (!d.Evaluate(frame, rule.Evaluate(scope), out var holds)) return;
            if (!holds) continue;
            StateData.Leave(d, frame, effective, effective, rule.Next, rule.Assign, rule.Output);
            return;
        }

        if (state.Default is null)
        {
            d.Fail(frame, new Portal.Languages.StatesLanguage.Evaluation.EvaluationFailure(
                StatesErrorNames.NoChoiceMatched, "Failed to transition out of the state. The state does not point to a next state."));
            return;
        }

        StateData.Leave(d, frame, effective, effective, state.Default);
    }
}
