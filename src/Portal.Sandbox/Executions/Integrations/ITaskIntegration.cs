using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>One service that Task states can call: what <c>arn:aws:states:::service:...</c> names.</summary>
internal interface ITaskIntegration
{
    /// <summary>True where this is the one for the resource.</summary>
    bool Handles(TaskResource resource);

    /// <summary>Does the work; for <c>.sync</c> and <c>.waitForTaskToken</c> hands it over and gives <see cref="TaskOutcome.Submitted"/>.</summary>
    ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken);

    /// <summary>Awaits the end of work that was handed over by <c>.sync</c>.</summary>
    ValueTask<TaskOutcome> AwaitAsync(TaskCall call, DataValue submitted, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{call.Resource.Arn} has no jobs to await.");

    /// <summary>Stops work that was handed over by <c>.sync</c> and that nobody waits for any more.</summary>
    ValueTask AbandonAsync(TaskCall call, DataValue submitted) => ValueTask.CompletedTask;
}

/// <summary>One call of an integration.</summary>
/// <param name="ExecutionArn">Who calls.</param>
/// <param name="StateMachineArn">The state machine's own ARN.</param>
/// <param name="StateMachineName">Its name, for answers by state machine.</param>
/// <param name="Scope">Account and region of the execution.</param>
/// <param name="RoleArn">Under which role: the task's credentials, else the state machine's.</param>
/// <param name="Resource">What is called.</param>
/// <param name="StateName">The state.</param>
/// <param name="RetryCount">0 for the first attempt.</param>
/// <param name="ScheduledId">The attempt; with the ARN it is the same for a call that is repeated after a crash.</param>
/// <param name="Parameters">The payload.</param>
internal sealed record TaskCall(
    string ExecutionArn,
    string StateMachineArn,
    string StateMachineName,
    ResourceScope Scope,
    string RoleArn,
    TaskResource Resource,
    string StateName,
    int RetryCount,
    long ScheduledId,
    DataValue Parameters)
{
    /// <summary>The state machine's own role, where the task has credentials of another; null where they are one.</summary>
    public string? MachineRoleArn { get; init; }

    /// <summary>The ARN by which access control names who calls: the state machine's, but of a test the role's.</summary>
    public string ActsFor { get; init; } = StateMachineArn;

    /// <summary>Shown what an HTTP task sends and gets (TestState); null for nobody.</summary>
    public Action<string, DataObject>? Inspect { get; init; }

    /// <summary>True where that shows what a connection adds.</summary>
    public bool RevealsSecrets { get; init; }

    /// <summary>How the execution's name ends: after its last colon.</summary>
    public string ExecutionName => ExecutionArn[(ExecutionArn.LastIndexOf(':') + 1)..];

    /// <summary>The outcome of a call that went well: for request-response the result, else what was submitted.</summary>
    public TaskOutcome Answer(DataValue answer) =>
        Resource.Pattern == IntegrationPattern.RequestResponse ? TaskOutcome.Success(answer) : new TaskOutcome.Submitted(new Payload(answer));

    /// <summary>Names this attempt for whoever must recognise its repetition.</summary>
    public string Key => $"{ExecutionArn}#{ScheduledId}";
}
