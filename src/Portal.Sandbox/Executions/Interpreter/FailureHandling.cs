using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What becomes of a failed state: another attempt, a Catcher, or the failure of what it stands in.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</remarks>
internal static class FailureHandling
{
    public static void Handle(Decision d, Frame frame)
    {
        var failure = frame.Failure!;
        if (frame.Children is not null) AbortChildren(d, frame);
        if (failure.Error == StatesErrorNames.Runtime)
        {
            EndExecution(d, frame, failure);
            return;
        }

        if (frame.State is RetryableState state)
        {
            if (frame.Phase == FramePhase.Failed && TryRetry(d, frame, state, failure)) return;
            if (frame.Phase == FramePhase.Failed && state is not TaskState)
            {
                d.Emit(frame, state is MapState ? HistoryEventType.MapStateFailed : HistoryEventType.ParallelStateFailed,
                    note: new() { Error = failure.Error, Cause = failure.Cause });
                return;
            }

            foreach (var catcher in state.Catch)
            {
                if (!catcher.Matches(failure.Error ?? "")) continue;
                Catch(d, frame, catcher, failure);
                return;
            }
        }

        Propagate(d, frame, failure);
    }

    /// <summary>Ends whatever runs below a frame that is failing.</summary>
    public static void AbortChildren(Decision d, Frame frame)
    {
        foreach (var child in frame.Children!.Running.ToArray())
        {
            if (!child.IsGone) Abort(d, child);
        }
    }

    /// <summary>Gives up what is under way outside for a frame and those below it.</summary>
    public static void CancelWork(Decision d, Frame frame)
    {
        if (frame.Task is { } task && frame.Phase is FramePhase.Offered or FramePhase.Started or FramePhase.Submitted) d.Command(new ExecutionCommand.CancelTask(frame.Task.ScheduledId));
        if (frame.Phase == FramePhase.MapRun) d.Command(new ExecutionCommand.CancelMap(frame.MapRunArn!));
    }

    private static void Abort(Decision d, Frame frame)
    {
        if (frame.Children is not null) AbortChildren(d, frame);
        CancelWork(d, frame);
        if (frame.Phase == FramePhase.MapRun) d.Emit(frame, HistoryEventType.MapRunAborted);
        var iteration = frame.Parent is { State: MapState map } ? new HistoryDetails { Name = map.Name, Index = frame.Index } : null;
        if (frame.State is not null && HistoryEventTypes.Aborted(frame.State.Type) is { } aborted) d.Emit(frame, aborted);
        if (iteration is not null) d.Emit(frame, HistoryEventType.MapIterationAborted, iteration);
        frame.IsGone = true;
    }

    private static bool TryRetry(Decision d, Frame frame, RetryableState state, StateFailure failure)
    {
        for (var i = 0; i < state.Retry.Count; i++)
        {
            var retrier = state.Retry[i];
            if (!retrier.Matches(failure.Error ?? "")) continue;
            var used = frame.RetrierCounts?[i] ?? 0;
            if (used >= retrier.MaxAttempts) return false;
            frame.PendingRetrier = i;
            frame.DueAt = frame.LastEventAt + Delay(d, frame, retrier, used + 1);
            frame.Phase = FramePhase.Retrying;
            return true;
        }

        return false;
    }

    private static TimeSpan Delay(Decision d, Frame frame, Retrier retrier, int retry)
    {
        var delay = retrier.Delay(retry);
        return retrier.HasJitter ? TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds * d.RandomOf(frame, 10 + retry).NextDouble())) : delay;
    }

    private static void Catch(Decision d, Frame frame, Catcher catcher, StateFailure failure)
    {
        StateData.LeaveByCatcher(d, frame, catcher, failure);

        // The Catcher itself failed: nobody catches that.
        if (frame.Phase is FramePhase.Failed && frame.State is not null) Propagate(d, frame, frame.Failure!);
    }

    private static void Propagate(Decision d, Frame frame, StateFailure failure)
    {
        if (frame.Parent is not { } parent)
        {
            EndExecution(d, frame, failure);
            return;
        }

        if (parent.State is MapState)
        {
            d.Emit(frame, HistoryEventType.MapIterationFailed, new() { Name = parent.State.Name, Index = frame.Index },
                new() { Error = failure.Error, Cause = failure.Cause });
        }
        else
        {
            d.State.FailParent(frame, failure, frame.LastEventAt);
        }

        Handle(d, parent);
    }

    private static void EndExecution(Decision d, Frame frame, StateFailure failure)
    {
        foreach (var live in d.State.LiveFrames) CancelWork(d, live);
        d.EmitExecution(HistoryEventType.ExecutionFailed, new() { Error = failure.Shown, Cause = failure.Cause }, frame.LastEventId);
    }
}
