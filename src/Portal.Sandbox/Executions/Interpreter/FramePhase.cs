namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Where a frame stands. The phases that wait for something from outside come last.</summary>
internal enum FramePhase
{
    /// <summary>The next state is known and not yet entered.</summary>
    Ready,

    /// <summary>In a state of which nothing but its entry has happened.</summary>
    Entered,

    /// <summary>The state's work gave a result.</summary>
    Succeeded,

    /// <summary>The state's work, or a part of its data, failed.</summary>
    Failed,

    /// <summary>A MapState's or Parallel state's failure stands in the history, and no Retrier took it.</summary>
    FailureShown,

    /// <summary>The last state of the graph was left.</summary>
    Completed,

    /// <summary>A Map state was started and may have iterations to start.</summary>
    Fanning,

    /// <summary>A task is scheduled and not yet called.</summary>
    Scheduled,

    /// <summary>An activity that no worker has taken.</summary>
    Offered,

    /// <summary>Work is under way.</summary>
    Started,

    /// <summary>A service took the work; a task token or the end of a job is awaited.</summary>
    Submitted,

    /// <summary>A Wait state.</summary>
    Waiting,

    /// <summary>The delay before another attempt.</summary>
    Retrying,

    /// <summary>Branches or iterations are under way.</summary>
    Children,

    /// <summary>A MapRun is under way.</summary>
    MapRun,
}
