using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class FailBehavior : StateBehavior
{
    public override StateType Type => StateType.Fail;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (FailState)frame.State!;
        if (state.QueryLanguage == QueryLanguage.JsonPath) d.Inspect("afterInputPath", frame.Input!.Value);
        if (!TryText(d, frame, state.Error, 1, out var error) || !TryText(d, frame, state.Cause, 2, out var cause)) return;
        d.Fail(frame, new StateFailure(error, cause));
    }

    private static bool TryText(Decision d, Frame frame, EvaluatedField<string>? field, int salt, out string? text)
    {
        text = null;
        if (field is null) return true;
        if (!d.Evaluate(frame, field.Evaluate(d.Scope(frame, frame.Input!.Value, salt)), out var found)) return false;
        text = found;
        return true;
    }
}
