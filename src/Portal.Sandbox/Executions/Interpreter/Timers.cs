using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What falls due: the ends of waits and retries' delays, timeouts, missed heartbeats, the execution's own limit.</summary>
internal static class Timers
{
    public static void Fire(Decision d, StateBehaviors behaviors)
    {
        var state = d.State;
        if (state.TimeLimit <= d.Now)
        {
            foreach (var frame in state.LiveFrames) FailureHandling.CancelWork(d, frame);
            d.EmitExecution(HistoryEventType.ExecutionTimedOut, HistoryDetails.Empty, 0);
            return;
        }

        var due = state.LiveFrames.Where(f => f.NextTimer <= d.Now).OrderBy(f => f.NextTimer).ToList();
        foreach (var frame in due)
        {
            if (!state.IsRunning) return;
            if (frame.IsGone || !(frame.NextTimer <= d.Now)) continue;
            Fire(d, behaviors, frame);
            state.Enqueue(frame);
        }
    }

    private static void Fire(Decision d, StateBehaviors behaviors, Frame frame)
    {
        switch (frame.Phase)
        {
            case FramePhase.Waiting:
                behaviors[frame.State!.Type].GoOn(d, frame);
                break;
            case FramePhase.Retrying:
                frame.Failure = null;
                frame.Phase = FramePhase.Entered;
                break;
            default:
                TaskReports.TimeOut(d, frame, !(frame.Task!.TimeoutAt <= d.Now));
                break;
        }
    }
}
