using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter.States;

/// <summary>The time at which a wait ends follows from the state's entry, so a replay finds the same.</summary>
internal sealed class WaitBehavior : StateBehavior
{
    public override StateType Type => StateType.Wait;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (WaitState)frame.State!;
        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return;
        var scope = d.Scope(frame, effective, 2);
        if (state.Timestamp is not null)
        {
            if (!d.Evaluate(frame, state.Timestamp.Evaluate(scope), out var until)) return;
            frame.DueAt = until;
        }
        else
        {
            if (!d.Evaluate(frame, state.Seconds!.Evaluate(scope), out var seconds)) return;
            frame.DueAt = BeganAt(d.State, frame).AddSeconds(seconds);
        }

        if (frame.DueAt <= d.Now) GoOn(d, frame);
        else frame.Phase = FramePhase.Waiting;
    }

    /// <summary>A wait that was interrupted begins again with a redrive.</summary>
    private static DateTimeOffset BeganAt(ExecutionState state, Frame frame) => state.RedrivenAt > frame.EnteredAt ? state.RedrivenAt.Value : frame.EnteredAt;

    public override void GoOn(Decision d, Frame frame)
    {
        if (StateData.TryEffectiveInput(d, frame, out var effective)) StateData.Leave(d, frame, effective, effective, frame.State!.Next);
    }
}
