using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>
/// What an execution knows: the sum of its events. <see cref="Apply"/> is the only way in, for an event that has just been
/// decided and for one that is read back from the journal alike; so a replay ends where the execution stood.
/// </summary>
internal sealed partial class ExecutionState(ExecutionFacts facts)
{
    private readonly Dictionary<int, Frame> frames = [];
    private readonly Queue<Frame> runnable = new();
    private int nextFrameId;

    public ExecutionFacts Facts { get; } = facts;

    /// <summary>The id of the newest event; 0 before the first.</summary>
    public long LastEventId { get; private set; }

    public DateTimeOffset LastEventAt { get; private set; }

    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    /// <summary>When it began; after a redrive its time limit counts from <see cref="LimitFrom"/>.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset LimitFrom { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public int RedriveCount { get; private set; }

    public DateTimeOffset? RedrivenAt { get; private set; }

    /// <summary>The execution's input.</summary>
    public Payload Input { get; private set; } = Payload.EmptyObject;

    public Payload? Output { get; private set; }

    public string? Error { get; private set; }

    public string? Cause { get; private set; }

    /// <summary>The thread of the execution itself; null before the first event.</summary>
    public Frame? Root { get; private set; }

    public bool IsRunning => Status == ExecutionStatus.Running;

    /// <summary>Frames that are not gone, parents before their children.</summary>
    public IEnumerable<Frame> LiveFrames => frames.Values.Where(f => !f.IsGone);

    /// <summary>The earliest moment at which time alone changes something; null for none.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            if (!IsRunning || Root is null) return null;
            DateTimeOffset? earliest = TimeLimit;
            foreach (var frame in frames.Values)
            {
                if (frame.NextTimer is { } due && !(due >= earliest)) earliest = due;
            }

            return earliest;
        }
    }

    /// <summary>When time alone changes something in a state of this name; null where nothing waits in one.</summary>
    public DateTimeOffset? TimerOf(string stateName) =>
        IsRunning ? frames.Values.Where(f => f.State?.Name == stateName).Select(f => f.NextTimer).Where(t => t is not null).Min() : null;

    /// <summary>When the execution times out; null for never.</summary>
    public DateTimeOffset? TimeLimit => Facts.TimeoutSeconds is { } seconds ? LimitFrom.AddSeconds(seconds) : null;

    /// <summary>The frame, when it still is at this attempt; else null: what is reported came too late.</summary>
    public Frame? FindAttempt(long scheduledId)
    {
        foreach (var frame in frames.Values)
        {
            if (!frame.IsGone && frame.Task?.ScheduledId == scheduledId && frame.IsAtWork) return frame;
        }

        return null;
    }

    /// <summary>Puts a frame in the queue of those that can go on, unless it stands there or waits for something.</summary>
    public void Enqueue(Frame frame)
    {
        if (frame.IsQueued || !frame.IsRunnable) return;
        frame.IsQueued = true;
        runnable.Enqueue(frame);
    }

    /// <summary>
    /// After a replay: finds the frames that can go on. The one with the newest event goes first, as it did before: where its
    /// failure ends others, of which no event tells, these must not come to life again.
    /// </summary>
    public void EnqueueAll()
    {
        foreach (var frame in frames.Values.OrderByDescending(f => f.LastEventId)) Enqueue(frame);
    }

    /// <summary>Forgets the branches or iterations of a frame.</summary>
    public void DropChildren(Frame frame)
    {
        foreach (var child in frame.Children?.Running ?? []) Drop(child);
        frame.Children = null;
    }

    public bool TryDequeue([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Frame frame)
    {
        while (runnable.TryDequeue(out frame))
        {
            frame.IsQueued = false;
            if (frame.IsRunnable) return true;
        }

        return false;
    }

    public bool HasRunnable => runnable.Count > 0;

    private Frame NewFrame(Frame? parent, StateGraph graph, int index)
    {
        var frame = new Frame(nextFrameId++, parent, graph, index);
        if (parent is not null) frame.Variables = parent.Variables;
        frames.Add(frame.Id, frame);
        return frame;
    }

    private void Drop(Frame frame)
    {
        frame.IsGone = true;
        frames.Remove(frame.Id);
        if (frame.Children is null) return;
        foreach (var child in frame.Children.Running) Drop(child);
    }
}
