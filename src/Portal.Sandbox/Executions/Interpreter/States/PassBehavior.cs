using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class PassBehavior : StateBehavior
{
    public override StateType Type => StateType.Pass;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (PassState)frame.State!;
        if (state.QueryLanguage == QueryLanguage.Jsonata)
        {
            var input = frame.Input!.Value;
            StateData.Leave(d, frame, input, input, state.Next);
            return;
        }

        if (!TryResult(d, frame, state, out var result)) return;
        d.Inspect("afterResultSelector", result);
        if (!StateData.TryMerge(d, frame, state.ResultPath, result, out var merged)) return;
        d.Inspect("afterResultPath", merged);
        StateData.Leave(d, frame, merged, result, state.Next);
    }

    private static bool TryResult(Decision d, Frame frame, PassState state, out DataValue result)
    {
        if (state.Result is not null)
        {
            result = state.Result;
            d.Inspect("result", result);
            return true;
        }

        if (!StateData.TryEffectiveInput(d, frame, out result)) return false;
        var effective = result;
        if (state.Parameters is not null && !d.Evaluate(frame, state.Parameters.Evaluate(d.Scope(frame, effective, 2)), out result)) return false;
        d.Inspect("afterParameters", result);
        return true;
    }
}
