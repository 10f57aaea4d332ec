using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>An execution that is under way: its state in memory and what waits to reach it.</summary>
/// <remarks>
/// Letters reach it at any time; everything else is used under <see cref="Guard"/>. Nobody who holds one execution's guard takes another's.
/// </remarks>
internal sealed class LiveExecution(ExecutionRecord record, ExecutionInterpreter interpreter, LiveExecution? lost = null)
{
    private readonly Lock box = new();
    private Queue<Letter>? letters; // made at the first letter and given up with the last: most executions wait for a long time
    private int queued;

    public Lock Guard { get; } = new();

    public string Arn { get; } = record.Arn;

    /// <summary>As it will be once what is pending is durable.</summary>
    public ExecutionRecord Record { get; set; } = record;

    public ExecutionInterpreter Interpreter { get; } = interpreter;

    public ExecutionState State => Interpreter.State;

    public ExecutionFacts Facts => Interpreter.State.Facts;

    /// <summary>True where nothing of it is written: an Express execution.</summary>
    public bool IsVolatile => Record.IsExpress;

    public EventBatch Pending { get; set; } = new();

    public bool IsCommitting { get; set; }

    /// <summary>True where the last decision could go on.</summary>
    public bool HasMore { get; set; }

    /// <summary>The disk refused its events, so memory knows more than the journal: it is rebuilt, and this object is done.</summary>
    public bool IsLost { get; set; }

    /// <summary>What a lost one was rebuilt as: its letters go there.</summary>
    public LiveExecution? Successor { get; private set; }

    /// <summary>The moment for which a timer is set; null for none.</summary>
    public DateTimeOffset? TimerAt { get; set; }

    public bool HasLetters => Volatile.Read(ref letters) is not null;

    /// <summary>Ends when the beginning is durable.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the end is durable. One that is rebuilt has those who wait for the lost one.</summary>
    public TaskCompletionSource<ExecutionRecord> Ended { get; } = lost?.Ended ?? new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GiveWayTo(LiveExecution successor, LiveExecutions lives)
    {
        lock (Guard) Successor = successor;
        lives.Enqueue(this);
    }

    /// <summary>Moves the execution's clock, under its guard; false where it was to go to a timer and there is none.</summary>
    public bool TryMove(ClockMove move, DateTimeOffset clock)
    {
        var time = Record.Time;
        if (move.Speed is { } speed) time = time.WithSpeed(speed, clock);
        var target = move.StateName is not null ? State.TimerOf(move.StateName) : move.ToNextTimer ? State.NextTimer : null;
        if (target is null && (move.StateName is not null || move.ToNextTimer)) return false;
        if (move.By is { } by) time = time.MovedTo(time.At(clock) + by, clock);
        if (target is { } due) time = time.MovedTo(due, clock);
        Record = Record with { Time = time };
        Pending.HasNewRecord = true;
        TimerAt = null;
        return true;
    }

    public void Add(Letter letter)
    {
        lock (box) (letters ??= new Queue<Letter>(1)).Enqueue(letter);
    }

    public bool TryTake(out Letter letter)
    {
        lock (box)
        {
            if (letters is null)
            {
                letter = default;
                return false;
            }

            letter = letters.Dequeue();
            if (letters.Count == 0) letters = null;
            return true;
        }
    }

    /// <summary>True for the one caller that is to put it into the queue of executions to be run.</summary>
    public bool TryQueue() => Interlocked.Exchange(ref queued, 1) == 0;

    /// <summary>It was taken from the queue; what comes from now on queues it again.</summary>
    public void Unqueue() => Volatile.Write(ref queued, 0);
}
