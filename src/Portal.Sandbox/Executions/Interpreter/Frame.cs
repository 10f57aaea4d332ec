using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>A thread of control through a graph of states: the execution itself, a branch of a Parallel state, an iteration of a Map state.</summary>
internal sealed class Frame(int id, Frame? parent, StateGraph graph, int index)
{
    /// <summary>0 for the execution itself; others are counted in the order in which they began.</summary>
    public int Id { get; } = id;

    public Frame? Parent { get; } = parent;

    public StateGraph Graph { get; } = graph;

    /// <summary>Which branch or item.</summary>
    public int Index { get; } = index;

    public FramePhase Phase { get; set; }

    /// <summary>True while it stands in the queue of frames to be advanced.</summary>
    public bool IsQueued { get; set; }

    /// <summary>True once nothing more may happen to it.</summary>
    public bool IsGone { get; set; }

    /// <summary>What the next event of this frame links to.</summary>
    public long LastEventId { get; set; }

    /// <summary>When that happened: the time from which a retry's delay counts.</summary>
    public DateTimeOffset LastEventAt { get; set; }

    /// <summary>The variables that its states can read: its own and those of outer frames.</summary>
    public DataObject Variables { get; set; } = DataObject.Empty;

    /// <summary>The name of the state to enter; null at the end.</summary>
    public string? Next { get; set; } = graph.StartAt;

    /// <summary>The state it is in; null between states.</summary>
    public State? State { get; set; }

    /// <summary>The input of the current or next state, and at the end the output. Null for an iteration whose input is not evaluated yet.</summary>
    public Payload? Input { get; set; }

    public long EnteredId { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>What the state's entry linked to: a failed evaluation links there too.</summary>
    public long BeforeEnteredId { get; set; }

    /// <summary>How often each Retrier of the state was used; null for never.</summary>
    public int[]? RetrierCounts { get; set; }

    public int RetryCount { get; set; }

    /// <summary>The Retrier behind the delay that is under way.</summary>
    public int? PendingRetrier { get; set; }

    /// <summary>When a Wait state or a retry's delay ends.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public TaskAttempt? Task { get; set; }

    public Payload? Result { get; set; }

    public StateFailure? Failure { get; set; }

    public ChildFrames? Children { get; set; }

    public string? MapRunArn { get; set; }

    /// <summary>How often that MapRun was redriven.</summary>
    public int MapRunRedrives { get; set; }

    /// <summary>True where it waits for nothing from outside.</summary>
    public bool IsRunnable => !IsGone && Phase <= FramePhase.Scheduled;

    /// <summary>True while its task's outcome is open.</summary>
    public bool IsAtWork => Phase is FramePhase.Scheduled or FramePhase.Offered or FramePhase.Started or FramePhase.Submitted;

    /// <summary>The earliest moment at which time alone changes something; null for none.</summary>
    public DateTimeOffset? NextTimer => Phase switch
    {
        _ when IsGone => null,
        FramePhase.Waiting or FramePhase.Retrying => DueAt,
        _ when IsAtWork => Earlier(Task?.TimeoutAt, Task?.HeartbeatAt),
        _ => null,
    };

    public void Fail(StateFailure failure, DateTimeOffset at)
    {
        Failure = failure;
        LastEventAt = at;
        Phase = FramePhase.Failed;
    }

    /// <summary>Forgets the state that is being left.</summary>
    public void Leave()
    {
        State = null;
        Task = null;
        Result = null;
        Failure = null;
        Children = null;
        MapRunArn = null;
        MapRunRedrives = 0;
        RetrierCounts = null;
        RetryCount = 0;
        PendingRetrier = null;
        DueAt = null;
    }

    public void CountRetry(int retrier)
    {
        RetrierCounts ??= new int[((RetryableState)State!).Retry.Count];
        RetrierCounts[retrier]++;
        RetryCount++;
        PendingRetrier = null;
        DueAt = null;
        Failure = null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
