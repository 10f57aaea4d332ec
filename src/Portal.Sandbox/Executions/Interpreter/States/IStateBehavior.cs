using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

/// <summary>What a type of state does: one class to a type.</summary>
internal interface IStateBehavior
{
    StateType Type { get; }

    /// <summary>The state was entered, or is tried again.</summary>
    void Enter(Decision d, Frame frame);

    /// <summary>What the state waited for has come: its time, room for another iteration, the start of its task.</summary>
    void GoOn(Decision d, Frame frame);

    /// <summary>Its work gave <see cref="Frame.Result"/>.</summary>
    void Complete(Decision d, Frame frame);
}
