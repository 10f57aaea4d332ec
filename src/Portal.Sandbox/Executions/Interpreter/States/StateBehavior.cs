using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

/// <summary>A state that is done as soon as it is entered; others override more.</summary>
internal abstract class StateBehavior : IStateBehavior
{
    public abstract StateType Type { get; }

    public abstract void Enter(Decision d, Frame frame);

    public virtual void GoOn(Decision d, Frame frame) => throw new InvalidOperationException($"A {Type} state waits for nothing.");

    public virtual void Complete(Decision d, Frame frame) => StateData.LeaveWithResult(d, frame, frame.Result!.Value);
}
