using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What each kind of event means.</summary>
internal sealed partial class ExecutionState
{
    /// <summary>Takes the next event in.</summary>
    public void Apply(HistoryEvent e)
    {
        LastEventId = e.Id;
        LastEventAt = e.Timestamp;
        if (e.Type == HistoryEventType.ExecutionStarted)
        {
            Start(e);
            return;
        }

        if (e.Type.IsTerminal() || e.Type == HistoryEventType.ExecutionRedriven)
        {
            ApplyToExecution(e);
            return;
        }

        var frame = frames[e.Frame];
        if (LinksOn(e.Type) || IsFirstMapRun(e.Type, frame))
        {
            frame.LastEventId = e.Id;
            frame.LastEventAt = e.Timestamp;
        }

        ApplyToFrame(e, frame, e.Details ?? HistoryDetails.Empty);
    }

    /// <summary>False for events to which nothing later in the frame links (recorded on AWS).</summary>
    private static bool LinksOn(HistoryEventType type) => type is not (HistoryEventType.MapStateSucceeded or HistoryEventType.ParallelStateSucceeded
        or HistoryEventType.MapRunSucceeded or HistoryEventType.MapIterationSucceeded or HistoryEventType.MapIterationStarted
        or HistoryEventType.MapIterationFailed or HistoryEventType.MapIterationAborted
        or HistoryEventType.TaskStateAborted or HistoryEventType.WaitStateAborted or HistoryEventType.MapStateAborted or HistoryEventType.ParallelStateAborted);

    /// <summary>Recorded on AWS: after a MapRun in the first state of an execution the way goes on from its end, after others from its start.</summary>
    private static bool IsFirstMapRun(HistoryEventType type, Frame frame) => type == HistoryEventType.MapRunSucceeded && frame.BeforeEnteredId == 0;

    private void Start(HistoryEvent e)
    {
        Input = e.Details!.Input!;
        StartedAt = LimitFrom = e.Timestamp;
        Root = NewFrame(null, Facts.Graph, 0);
        Root.Input = Input;
        Root.LastEventAt = e.Timestamp;
        Enqueue(Root);
    }

    private void ApplyToExecution(HistoryEvent e)
    {
        switch (e.Type)
        {
            case HistoryEventType.ExecutionRedriven:
                Status = ExecutionStatus.Running;
                RedriveCount = e.Details!.RedriveCount ?? RedriveCount + 1;
                RedrivenAt = LimitFrom = e.Timestamp;
                StoppedAt = null;
                Error = Cause = null;
                Revive(Root!, e);
                return;
            case HistoryEventType.ExecutionSucceeded:
                Status = ExecutionStatus.Succeeded;
                Output = e.Details!.Output;
                break;
            case HistoryEventType.ExecutionFailed:
                Status = ExecutionStatus.Failed;
                break;
            case HistoryEventType.ExecutionAborted:
                Status = ExecutionStatus.Aborted;
                break;
            default:
                Status = ExecutionStatus.TimedOut;
                break;
        }

        StoppedAt = e.Timestamp;
        Error = e.Details?.Error;
        Cause = e.Details?.Cause;
        runnable.Clear();
        foreach (var frame in frames.Values) frame.IsQueued = false;
    }

    private void ApplyToFrame(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        switch (e.Type)
        {
            case HistoryEventType.TaskScheduled:
            case HistoryEventType.LambdaFunctionScheduled:
            case HistoryEventType.ActivityScheduled:
                ApplyScheduled(e, frame, details);
                break;
            case HistoryEventType.TaskStarted:
            case HistoryEventType.LambdaFunctionStarted:
            case HistoryEventType.ActivityStarted:
                frame.Phase = FramePhase.Started;
                Beat(frame, e.Timestamp);
                break;
            case HistoryEventType.TaskSubmitted:
                frame.Phase = FramePhase.Submitted;
                frame.Task!.Submitted = details.Output;
                Beat(frame, e.Timestamp);
                break;
            case HistoryEventType.TaskSucceeded:
            case HistoryEventType.LambdaFunctionSucceeded:
            case HistoryEventType.ActivitySucceeded:
                Succeed(frame, details.Output!);
                break;
            case HistoryEventType.MapStateStarted:
            case HistoryEventType.ParallelStateStarted:
                ApplyFanOut(e, frame, details);
                break;
            case HistoryEventType.MapIterationStarted:
                ApplyIterationStarted(e, frame, details.Index!.Value);
                break;
            case HistoryEventType.MapIterationSucceeded:
                FinishIteration(frame, e);
                break;
            case HistoryEventType.MapIterationFailed:
                FailParent(frame, new(e.Note?.Error, e.Note?.Cause), e.Timestamp);
                break;
            case HistoryEventType.MapStateSucceeded:
            case HistoryEventType.ParallelStateSucceeded:
                Succeed(frame, frame.Result ?? frame.Children!.Result());
                break;
            case HistoryEventType.MapRunStarted:
                frame.MapRunArn = details.MapRunArn;
                frame.MapRunRedrives = 0;
                frame.Phase = FramePhase.MapRun;
                break;
            case HistoryEventType.MapRunRedriven:
                frame.MapRunRedrives = details.RedriveCount ?? frame.MapRunRedrives + 1;
                frame.Phase = FramePhase.MapRun;
                break;
            case HistoryEventType.MapRunSucceeded:
                frame.Result = e.Note!.Output;
                frame.MapRunArn = null; // what fails after this is redriven with a new MapRun
                frame.Children!.RoomMadeBy = e.Id;
                frame.Phase = FramePhase.Fanning;
                break;
            case HistoryEventType.MapStateFailed:
            case HistoryEventType.ParallelStateFailed:
                frame.Fail(new(e.Note?.Error, e.Note?.Cause), e.Timestamp);
                frame.Phase = FramePhase.FailureShown;
                if (frame.Children is not null) Silence(frame.Children);
                break;
            case HistoryEventType.MapRunAborted:
            case HistoryEventType.MapIterationAborted:
            case HistoryEventType.TaskStateAborted:
            case HistoryEventType.WaitStateAborted:
            case HistoryEventType.MapStateAborted:
            case HistoryEventType.ParallelStateAborted:
                frame.IsGone = true;
                if (frame.Children is not null) Silence(frame.Children);
                break;
            default:
                ApplyByName(e, frame, details);
                break;
        }

        Enqueue(frame);
    }

    private void ApplyByName(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        var kind = e.Type.DetailsName();
        if (kind == HistoryEventTypes.EnteredDetails) ApplyEntered(e, frame, details);
        else if (kind == HistoryEventTypes.ExitedDetails) ApplyExited(e, frame, details);
        else frame.Fail(new(e.Note?.Error ?? details.Error, details.Cause, e.Note?.Error is null ? null : details.Error), e.Timestamp);
    }

    private static void ApplyEntered(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        frame.BeforeEnteredId = e.PreviousEventId;
        frame.State = frame.Graph[details.Name!];
        frame.Input = details.Input;
        frame.EnteredId = e.Id;
        frame.EnteredAt = e.Timestamp;
        frame.Phase = FramePhase.Entered;
    }

    private void ApplyExited(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        if (frame.Children is not null)
        {
            foreach (var child in frame.Children.Running) Drop(child);
        }

        if (details.AssignedVariables is not null)
        {
            var variables = frame.Variables;
            foreach (var (name, value) in details.AssignedVariables) variables = variables.With(name, value);
            frame.Variables = variables;
        }

        frame.Leave();
        frame.Input = details.Output;
        frame.Next = e.Note?.Next;
        frame.Phase = frame.Next is null ? FramePhase.Completed : FramePhase.Ready;
        if (frame.Next is null && frame.Parent is { State: ParallelState } parent) FinishBranch(frame, parent);
    }

    private static void ApplyScheduled(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        if (e.Note?.Retrier is { } retrier) frame.CountRetry(retrier);
        var activity = e.Type == HistoryEventType.ActivityScheduled;
        frame.Task = new TaskAttempt
        {
            ScheduledId = e.Id,
            Parameters = details.Parameters ?? details.Input!,
            CredentialsRoleArn = details.CredentialsRoleArn,
            TimeoutAt = details.TimeoutInSeconds is { } seconds ? e.Timestamp.AddSeconds(seconds) : null,
            HeartbeatSeconds = details.HeartbeatInSeconds,
        };
        frame.Phase = activity ? FramePhase.Offered : FramePhase.Scheduled;
    }

    /// <summary>The heartbeat's clock begins anew.</summary>
    public static void Beat(Frame frame, DateTimeOffset at)
    {
        if (frame.Task is { HeartbeatSeconds: { } seconds } task) task.HeartbeatAt = at.AddSeconds(seconds);
    }

    private void ApplyFanOut(HistoryEvent e, Frame frame, HistoryDetails details)
    {
        if (frame.Children is not null)
        {
            foreach (var child in frame.Children.Running) Drop(child);
        }

        if (e.Note?.Retrier is { } retrier) frame.CountRetry(retrier);
        frame.Failure = null;
        frame.Result = null;
        frame.MapRunArn = null;
        if (frame.State is not ParallelState parallel)
        {
            frame.Children = new ChildFrames(details.Length ?? 0) { RoomMadeBy = e.Id };
            frame.Phase = FramePhase.Fanning;
            return;
        }

        frame.Children = new ChildFrames(parallel.Branches.Count);
        frame.Phase = FramePhase.Children;
        for (var i = 0; i < parallel.Branches.Count; i++) AddChild(frame, parallel.Branches[i], i, e);
    }

    private void ApplyIterationStarted(HistoryEvent e, Frame frame, int index)
    {
        AddChild(frame, ((MapState)frame.State!).ItemProcessor, index, e);
        frame.Children!.NextIndex = index + 1;
    }

    private void AddChild(Frame frame, StateGraph graph, int index, HistoryEvent e)
    {
        var child = NewFrame(frame, graph, index);
        child.LastEventId = e.Id;
        child.LastEventAt = e.Timestamp;
        frame.Children!.Running.Add(child);
        Enqueue(child);
    }

    private void FinishIteration(Frame child, HistoryEvent e)
    {
        var parent = child.Parent!;
        parent.LastEventId = e.Id;
        parent.LastEventAt = e.Timestamp;
        parent.Children!.RoomMadeBy = e.PreviousEventId;
        parent.Children.Finish(child, child.Input!);
        parent.Phase = FramePhase.Fanning;
        Drop(child);
        Enqueue(parent);
    }

    private void FinishBranch(Frame child, Frame parent)
    {
        parent.LastEventId = child.LastEventId;
        parent.LastEventAt = child.LastEventAt;
        parent.Children!.Finish(child, child.Input!);
        Drop(child);
        if (parent.Children.Finished < parent.Children.Count) return;
        parent.Phase = FramePhase.Fanning;
        Enqueue(parent);
    }

    /// <summary>A branch or an iteration failed for good: so does its state.</summary>
    public void FailParent(Frame child, StateFailure failure, DateTimeOffset at)
    {
        var parent = child.Parent!;
        child.IsGone = true;
        parent.LastEventId = child.LastEventId;
        parent.Fail(failure, at);
        Enqueue(parent);
    }

    /// <summary>Nothing more happens in these; they stay for a redrive.</summary>
    private static void Silence(ChildFrames children)
    {
        foreach (var child in children.Running)
        {
            child.IsGone = true;
            if (child.Children is not null) Silence(child.Children);
        }
    }

    /// <summary>A redrive: what did not succeed begins again at the state where it failed; what succeeded stays.</summary>
    private void Revive(Frame frame, HistoryEvent e)
    {
        frame.IsGone = false;
        frame.Failure = null;
        frame.Task = null;
        frame.Result = null;
        frame.DueAt = null;
        frame.RetrierCounts = null;
        frame.RetryCount = 0;
        frame.PendingRetrier = null;
        frame.LastEventId = e.Id;
        frame.LastEventAt = e.Timestamp;
        frame.Phase = frame.State is null ? (frame.Next is null ? FramePhase.Completed : FramePhase.Ready)
            : frame.Children is { } children ? (frame.State is MapState || children.Finished == children.Count ? FramePhase.Fanning : FramePhase.Children)
            : FramePhase.Entered;
        foreach (var child in frame.Children?.Running ?? []) Revive(child, e);
        Enqueue(frame);
    }

    private static void Succeed(Frame frame, Payload result)
    {
        frame.Result = result;
        frame.Phase = FramePhase.Succeeded;
    }
}
