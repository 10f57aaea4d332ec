using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>
/// Decides what an execution does next: history in, events and commands out. It touches nothing outside the execution's
/// state, waits for nothing and reads no clock, so the same state and stimulus give the same decision.
/// </summary>
internal sealed class ExecutionInterpreter
{
    private readonly IExecutionWorld world;
    private readonly StateBehaviors behaviors;
    private readonly EvaluationTools tools;

    public ExecutionInterpreter(ExecutionState state, IExecutionWorld world, StateBehaviors behaviors)
    {
        State = state;
        this.world = world;
        this.behaviors = behaviors;
        tools = new EvaluationTools(Seeds.Of(state.Facts.Arn), new ContextObject(state, ItemsOf));
    }

    /// <summary>For a state that is tested alone: with a context object of its own, and somebody who looks on.</summary>
    public ExecutionInterpreter(ExecutionState state, IExecutionWorld world, StateBehaviors behaviors, IContextObject context, Action<string, DataValue> inspection)
    {
        State = state;
        this.world = world;
        this.behaviors = behaviors;
        tools = new EvaluationTools(Seeds.Of(state.Facts.Arn), context) { Inspection = inspection };
    }

    public ExecutionState State { get; }

    /// <param name="stimulus">What happened. What comes too late, or twice, changes nothing.</param>
    /// <param name="now">The execution's own time.</param>
    /// <param name="mostEvents">After so many events the turn ends, for others' sake; <see cref="Decision.HasMore"/> then says so.</param>
    public Decision Decide(Stimulus stimulus, DateTimeOffset now, int mostEvents = int.MaxValue)
    {
        var d = new Decision(State, world, now, tools);
        try
        {
            Take(d, stimulus);
            while (State.IsRunning && d.Events.Count < mostEvents && State.TryDequeue(out var frame)) Advance(d, frame, mostEvents);
        }
        catch (HistoryFullException full)
        {
            Fail(d, full.Frame, $"The execution reached the maximum number of history events ({Decision.MostEvents}).");
        }
        catch (Exception e) when (State.Root is not null)
        {
            // A defect of ours: this execution ends, the others go on, and the log says where.
            d.Defect = e;
            Fail(d, State.Root, $"The sandbox could not go on with this execution: {e.Message}");
        }

        return d;
    }

    private void Fail(Decision d, Frame frame, string cause)
    {
        if (!State.IsRunning) return;
        foreach (var live in State.LiveFrames) FailureHandling.CancelWork(d, live);
        d.EmitExecution(HistoryEventType.ExecutionFailed, new() { Error = StatesErrorNames.Runtime, Cause = cause }, frame.LastEventId);
    }

    /// <summary>What is under way outside and must be taken up again after a restart.</summary>
    public IReadOnlyList<ExecutionCommand> Outstanding()
    {
        if (!State.IsRunning) return [];
        var d = new Decision(State, world, State.LastEventAt, tools);
        foreach (var frame in State.LiveFrames)
        {
            if (frame.Phase == FramePhase.MapRun) MapRunPlanner.Resume(d, frame);
            else if (frame.Task is not null && frame.State is TaskState && TaskBehavior.OutstandingCommand(frame) is { } command) d.Command(command);
        }

        return d.Commands;
    }

    /// <summary>A turn in which nothing happens: for evaluating a part of a state.</summary>
    public Decision Look(DateTimeOffset now) => new(State, world, now, tools);

    private void Take(Decision d, Stimulus stimulus)
    {
        if (stimulus is Stimulus.Begin begin)
        {
            if (State.Root is null) Begin(d, begin);
            return;
        }

        if (stimulus is Stimulus.Redrive)
        {
            if (!State.IsRunning) d.EmitExecution(HistoryEventType.ExecutionRedriven, new() { RedriveCount = State.RedriveCount + 1 }, 0);
            return;
        }

        if (!State.IsRunning || State.Root is null) return;
        switch (stimulus)
        {
            case Stimulus.Resume:
                State.EnqueueAll();
                break;
            case Stimulus.Tick:
                Timers.Fire(d, behaviors);
                break;
            case Stimulus.TaskReported reported:
                TaskReports.Take(d, reported);
                break;
            case Stimulus.ActivityTaken taken:
                TaskReports.Take(d, taken);
                break;
            case Stimulus.Heartbeat heartbeat:
                if (State.FindAttempt(heartbeat.ScheduledId) is { } beating) ExecutionState.Beat(beating, d.Now);
                break;
            case Stimulus.MapRunEnded ended:
                TaskReports.Take(d, ended);
                break;
            case Stimulus.Stop stop:
                foreach (var frame in State.LiveFrames) FailureHandling.CancelWork(d, frame);
                d.EmitExecution(HistoryEventType.ExecutionAborted, new() { Error = stop.Error, Cause = stop.Cause }, 0);
                break;
        }
    }

    private void Begin(Decision d, Stimulus.Begin begin)
    {
        d.EmitExecution(HistoryEventType.ExecutionStarted, new()
        {
            Input = begin.Input,
            RoleArn = State.Facts.RoleArn,
            StateMachineAliasArn = begin.AliasArn,
            StateMachineVersionArn = begin.VersionArn,
        }, 0);
    }

    private void Advance(Decision d, Frame frame, int mostEvents)
    {
        while (State.IsRunning && frame.IsRunnable && d.Events.Count < mostEvents)
        {
            switch (frame.Phase)
            {
                case FramePhase.Ready:
                    EnterNext(d, frame);
                    break;
                case FramePhase.Entered:
                    behaviors[frame.State!.Type].Enter(d, frame);
                    break;
                case FramePhase.Fanning:
                case FramePhase.Scheduled:
                    behaviors[frame.State!.Type].GoOn(d, frame);
                    break;
                case FramePhase.Succeeded:
                    behaviors[frame.State!.Type].Complete(d, frame);
                    break;
                case FramePhase.Failed:
                case FramePhase.FailureShown:
                    FailureHandling.Handle(d, frame);
                    break;
                case FramePhase.Completed:
                    End(d, frame);
                    break;
            }
        }

        State.Enqueue(frame);
    }

    private static void EnterNext(Decision d, Frame frame)
    {
        if (frame.Input is null && !TryFirstInput(d, frame)) return;
        var state = frame.Graph[frame.Next!];
        d.Emit(frame, HistoryEventTypes.Entered(state.Type), new() { Name = state.Name, Input = frame.Input });
    }

    /// <summary>The input of a branch or an iteration, which follows from the state that it is a part of.</summary>
    private static bool TryFirstInput(Decision d, Frame frame)
    {
        var parent = frame.Parent!;
        var found = parent.State is MapState
            ? MapBehavior.TryIterationInput(d, parent, frame.Index, out var input)
            : ParallelBehavior.TryBranchInput(d, parent, out input);
        if (!found)
        {
            frame.IsGone = true;
            return false;
        }

        frame.Input = input;
        return true;
    }

    private static void End(Decision d, Frame frame)
    {
        if (frame.Parent is not { State: MapState map })
        {
            d.EmitExecution(HistoryEventType.ExecutionSucceeded, new() { Output = frame.Input }, frame.LastEventId);
            return;
        }

        d.Emit(frame, HistoryEventType.MapIterationSucceeded, new() { Name = map.Name, Index = frame.Index });
    }

    private DataArray ItemsOf(Frame mapFrame)
    {
        var d = new Decision(State, world, State.LastEventAt, tools);
        return MapBehavior.TryItems(d, mapFrame, out var items) ? items : DataArray.Empty;
    }
}
