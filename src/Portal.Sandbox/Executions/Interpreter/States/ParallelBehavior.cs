using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class ParallelBehavior : StateBehavior
{
    public override StateType Type => StateType.Parallel;

    public override void Enter(Decision d, Frame frame)
    {
        if (!TryBranchInput(d, frame, out var input)) return;
        d.Emit(frame, HistoryEventType.ParallelStateStarted, note: frame.PendingRetrier is { } retrier ? new() { Retrier = retrier } : null);
        frame.Children!.BranchInput = input;
    }

    /// <summary>All branches have ended.</summary>
    public override void GoOn(Decision d, Frame frame) => d.Emit(frame, HistoryEventType.ParallelStateSucceeded);

    /// <summary>The input of every branch, found once.</summary>
    public static bool TryBranchInput(Decision d, Frame frame, out Payload input)
    {
        input = frame.Children?.BranchInput ?? frame.Input!;
        if (frame.Children?.BranchInput is not null) return true;
        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return false;
        if (!StateData.TryPayload(d, frame, (ParallelState)frame.State!, effective, out var payload)) return false;
        if (!ReferenceEquals(payload, frame.Input!.Value) || frame.Input.IsRaw) input = new Payload(payload);
        if (frame.Children is not null) frame.Children.BranchInput = input;
        return true;
    }
}
