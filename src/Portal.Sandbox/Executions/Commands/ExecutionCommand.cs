using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Commands;

/// <summary>Something an execution wants done outside itself. Commands are performed after the events that led to them are durable.</summary>
internal abstract record ExecutionCommand
{
    /// <summary>Do a task's work: call the integration.</summary>
    /// <param name="ScheduledId">The attempt: the id of its TaskScheduled event.</param>
    /// <param name="StateName">The state, for integrations that answer by state.</param>
    /// <param name="RetryCount">0 for the first attempt.</param>
    /// <param name="Resource">Which integration.</param>
    /// <param name="Parameters">The payload.</param>
    /// <param name="CredentialsRoleArn">The role to act under; null for the state machine's own.</param>
    public sealed record RunTask(long ScheduledId, string StateName, int RetryCount, TaskResource Resource, Payload Parameters, string? CredentialsRoleArn) : ExecutionCommand;

    /// <summary>Await the end of work that a service has taken (<c>.sync</c>).</summary>
    public sealed record AwaitTask(long ScheduledId, TaskResource Resource, Payload Submitted) : ExecutionCommand;

    /// <summary>Lay an activity's task out for workers.</summary>
    public sealed record OfferActivity(long ScheduledId, string ActivityArn, Payload Input) : ExecutionCommand;

    /// <summary>Give up work that nobody waits for any more.</summary>
    public sealed record CancelTask(long ScheduledId) : ExecutionCommand;

    /// <summary>Run a child execution for each item; after a redrive, for each that has not succeeded.</summary>
    public sealed record RunMap(string MapRunArn, MapState State, MapRunPlan Plan, int Redrives) : ExecutionCommand;

    /// <summary>Stop a MapRun and its children.</summary>
    public sealed record CancelMap(string MapRunArn) : ExecutionCommand;
}

/// <summary>What a MapRun is to do.</summary>
/// <param name="Inputs">The input of each child execution.</param>
/// <param name="MapContexts">For each child the <c>Map</c> part of its context object; null where a batch has none.</param>
/// <param name="ItemCounts">How many items each child has: more than one when they are batched.</param>
/// <param name="MaxConcurrency">0 for no limit of its own.</param>
/// <param name="ToleratedFailureCount">Null for none.</param>
/// <param name="ToleratedFailurePercentage">Null for none.</param>
internal sealed record MapRunPlan(
    IReadOnlyList<Payload> Inputs,
    IReadOnlyList<DataObject?> MapContexts,
    IReadOnlyList<int> ItemCounts,
    long MaxConcurrency,
    long? ToleratedFailureCount,
    double? ToleratedFailurePercentage);
