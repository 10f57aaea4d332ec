using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Something that happened outside an execution and may move it on.</summary>
internal abstract record Stimulus
{
    /// <summary>The execution begins.</summary>
    public sealed record Begin(Payload Input, string? AliasArn = null, string? VersionArn = null) : Stimulus;

    /// <summary>The execution was rebuilt from its history.</summary>
    public sealed record Resume : Stimulus;

    /// <summary>The turn before ended only because it was long enough.</summary>
    public sealed record Continue : Stimulus
    {
        public static readonly Continue Instance = new();
    }

    /// <summary>Time has passed.</summary>
    public sealed record Tick : Stimulus
    {
        public static readonly Tick Instance = new();
    }

    /// <summary>An attempt at a task has ended, or was taken by its service.</summary>
    public sealed record TaskReported(long ScheduledId, TaskOutcome Outcome) : Stimulus;

    /// <summary>A worker took an activity's task.</summary>
    public sealed record ActivityTaken(long ScheduledId, string? WorkerName) : Stimulus;

    /// <summary>Whoever holds the task token is still at it.</summary>
    public sealed record Heartbeat(long ScheduledId) : Stimulus;

    /// <summary>A MapRun began or ended.</summary>
    public sealed record MapRunEnded(string MapRunArn, TaskOutcome Outcome) : Stimulus;

    /// <summary>StopExecution.</summary>
    public sealed record Stop(string? Error, string? Cause) : Stimulus;

    /// <summary>RedriveExecution.</summary>
    public sealed record Redrive : Stimulus;
}

/// <summary>How an attempt at a task came out.</summary>
internal abstract record TaskOutcome
{
    public sealed record Succeeded(Payload Output) : TaskOutcome;

    public sealed record Failed(string? Error, string? Cause) : TaskOutcome;

    /// <summary>The service took the work; its end, or a task token, is awaited.</summary>
    public sealed record Submitted(Payload Output) : TaskOutcome;

    public static Succeeded Success(Portal.Languages.Data.DataValue output) => new(new Payload(output));
}
