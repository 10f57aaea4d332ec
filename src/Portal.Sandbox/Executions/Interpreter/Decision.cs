using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>One turn of an execution: the events that follow from a stimulus, and what they want done.</summary>
internal sealed class Decision(ExecutionState state, IExecutionWorld world, DateTimeOffset now, EvaluationTools tools)
{
    /// <summary>The last event that is not the end of a Standard execution.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html</remarks>
    public const int MostEvents = 25_000;

    private readonly List<HistoryEvent> events = [];
    private readonly List<ExecutionCommand> commands = [];

    public ExecutionState State { get; } = state;

    public IExecutionWorld World { get; } = world;

    /// <summary>The execution's own time, never before its newest event; in whole milliseconds, as the history keeps it, rounded up so that nothing is early.</summary>
    public DateTimeOffset Now { get; } = now > state.LastEventAt ? Milliseconds(now) : state.LastEventAt;

    public IReadOnlyList<HistoryEvent> Events => events;

    public IReadOnlyList<ExecutionCommand> Commands => commands;

    /// <summary>True where the execution could go on at once, but the turn was long enough.</summary>
    public bool HasMore => State.IsRunning && State.HasRunnable;

    /// <summary>True for a state that is tested alone, with its work mocked.</summary>
    public bool IsTest => tools.Inspection is not null;

    /// <summary>What went wrong in the sandbox itself; null for nothing.</summary>
    public Exception? Defect { get; set; }

    public void Command(ExecutionCommand command) => commands.Add(command);

    /// <summary>Shows a step of the state's data to whoever inspects it (TestState).</summary>
    public void Inspect(string name, DataValue value) => tools.Inspection?.Invoke(name, value);

    /// <summary>Adds an event of a frame and takes it in.</summary>
    /// <param name="frame">Whose event.</param>
    /// <param name="type">The kind of event.</param>
    /// <param name="details">Null for a kind without details.</param>
    /// <param name="note">What only a replay reads.</param>
    /// <param name="previous">What it links to, where that is not the frame's newest event.</param>
    /// <exception cref="HistoryFullException">Only the end may follow.</exception>
    public HistoryEvent Emit(Frame frame, HistoryEventType type, HistoryDetails? details = null, ReplayNote? note = null, long? previous = null)
    {
        if (State.LastEventId >= MostEvents - 1 && !State.Facts.IsExpress) throw new HistoryFullException(frame);
        return Add(new(State.LastEventId + 1, previous ?? frame.LastEventId, Now, type, details, frame.Id, note));
    }

    /// <summary>Adds an event of the execution as a whole.</summary>
    public void EmitExecution(HistoryEventType type, HistoryDetails details, long previous) =>
        Add(new(State.LastEventId + 1, previous, Now, type, details));

    /// <summary>What an expression of the frame's state sees.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="input">What <c>$</c> or <c>$states.input</c> stands for.</param>
    /// <param name="salt">Tells evaluations of one state apart, so that each has random numbers of its own.</param>
    public EvaluationScope Scope(Frame frame, DataValue input, int salt)
    {
        tools.Clock.Moment = frame.LastEventAt;
        return new EvaluationScope
        {
            Input = input,
            Context = tools.Context.For(frame, TokenOf(frame)),
            Variables = frame.Variables,
            Clock = tools.Clock,
            Random = RandomOf(frame, salt),
        };
    }

    /// <summary>Random numbers that follow from where the frame stands.</summary>
    public Random RandomOf(Frame frame, int salt)
    {
        tools.Random.Seed(tools.Seed, frame.EnteredId * 31 + frame.LastEventId, salt);
        return tools.Random;
    }

    /// <summary>The value; or false, and the frame has failed.</summary>
    public bool Evaluate<T>(Frame frame, EvaluationResult<T> result, out T value)
        where T : notnull
    {
        if (result.TryGet(out value!, out var failure)) return true;
        Fail(frame, failure);
        return false;
    }

    /// <summary>Fails the frame's state for a part of its data.</summary>
    public void Fail(Frame frame, EvaluationFailure failure)
    {
        // A state that is tested stands in no history.
        var cause = tools.Inspection is not null ? failure.Cause
            : $"An error occurred while executing the state '{frame.State!.Name}' (entered at the event id #{frame.EnteredId}). {failure.Cause}";
        if (failure.Error != StatesErrorNames.QueryEvaluationError)
        {
            Fail(frame, new StateFailure(failure.Error, cause));
            return;
        }

        // Recorded on AWS: the event links past the state's entry, unless the value was found and did not fit (a Wait state's).
        var early = frame.Phase == FramePhase.Entered && frame.State is not WaitState;
        var details = new HistoryDetails { Error = failure.Error, Cause = cause, Location = failure.Location ?? "", State = frame.State!.Name };
        CountUnseenRetry(frame);
        Emit(frame, HistoryEventType.EvaluationFailed, details, previous: early ? frame.BeforeEnteredId : null);
    }

    public void Fail(Frame frame, StateFailure failure)
    {
        var at = frame.DueAt ?? frame.LastEventAt;
        CountUnseenRetry(frame);
        frame.Fail(failure, at);
        State.Enqueue(frame);
    }

    /// <summary>An attempt that failed before it left an event has still been one.</summary>
    private static void CountUnseenRetry(Frame frame)
    {
        if (frame.PendingRetrier is { } retrier) frame.CountRetry(retrier);
    }

    private string? TokenOf(Frame frame)
    {
        if (frame.State is not TaskState { Resource.Pattern: IntegrationPattern.WaitForTaskToken }) return null;
        return World.TaskToken(State.Facts.Arn, frame.Task?.ScheduledId ?? State.LastEventId + 1);
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time)
    {
        var over = time.Ticks % TimeSpan.TicksPerMillisecond;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerMillisecond - over);
    }

    private HistoryEvent Add(HistoryEvent e)
    {
        events.Add(e);
        State.Apply(e);
        return e;
    }
}

/// <summary>An execution has as many events as it may have.</summary>
internal sealed class HistoryFullException(Frame frame) : Exception
{
    public Frame Frame { get; } = frame;
}

/// <summary>What the evaluations of one execution share.</summary>
internal sealed class EvaluationTools(ulong seed, IContextObject context)
{
    /// <summary>From the execution's ARN.</summary>
    public ulong Seed { get; } = seed;

    public IContextObject Context { get; } = context;

    public DeterministicRandom Random { get; } = new();

    public MomentClock Clock { get; } = new();

    /// <summary>Null but for TestState.</summary>
    public Action<string, DataValue>? Inspection { get; init; }
}
