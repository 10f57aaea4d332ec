using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class SucceedBehavior : StateBehavior
{
    public override StateType Type => StateType.Succeed;

    public override void Enter(Decision d, Frame frame)
    {
        if (StateData.TryEffectiveInput(d, frame, out var effective)) StateData.Leave(d, frame, effective, effective, null);
    }
}
