using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>states:startExecution</c> in all its patterns.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html</remarks>
internal sealed class StatesIntegration(Lazy<IExecutions> executions, SandboxClock clock) : ITaskIntegration
{
    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.Optimized, Service: "states", Action: "startExecution" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters as DataObject ?? DataObject.Empty;
        // A call that is repeated after a crash must find what the first one started: the name follows from the attempt.
        var name = parameters.GetString("Name") ?? MapRunArns.Uuid(call.Key).ToString();
        var input = parameters["Input"] is { } given and not DataNull ? MessageTexts.Text(given).Value : null;
        try
        {
            var started = await executions.Value.StartAsync(
                new ExecutionStart(parameters.GetString("StateMachineArn") ?? "", input, name, StartedBy: call.Key), cancellationToken);
            var wire = new DataObjectBuilder(2) { ["executionArn"] = started.Arn, ["startDate"] = started.StartDate.ToUnixTimeMilliseconds() }.Build();
            var answer = new DataObjectBuilder(2) { ["ExecutionArn"] = started.Arn, ["StartDate"] = started.StartDate.ToUnixTimeMilliseconds() }.Build();
            return call.Answer(SdkAnswers.WithMetadata(answer, SdkAnswers.Json10, wire.ToUtf8().Length + 3, clock.Now));
        }
        catch (AwsFault fault)
        {
            return SdkErrors.Optimized(fault, "StepFunctions", "AWSStepFunctions",
                "StateMachineDoesNotExist", "ExecutionAlreadyExists", "InvalidArn", "InvalidExecutionInput", "InvalidName", "StateMachineDeleting", "ExecutionLimitExceeded");
        }
    }

    public async ValueTask<TaskOutcome> AwaitAsync(TaskCall call, DataValue submitted, CancellationToken cancellationToken)
    {
        var arn = (submitted as DataObject)?.GetString("ExecutionArn") ?? "";
        try
        {
            var ended = await executions.Value.WaitForEndAsync(arn, cancellationToken);
            var shown = Show(ended, parsed: call.Resource.Pattern == IntegrationPattern.Sync2);
            return ended.Record.Status == ExecutionStatus.Succeeded
                ? TaskOutcome.Success(shown)
                : new TaskOutcome.Failed(StatesErrorNames.TaskFailed, shown.ToJson());
        }
        catch (AwsFault fault)
        {
            return SdkErrors.Optimized(fault, "StepFunctions", "AWSStepFunctions", fault.Code);
        }
    }

    public async ValueTask AbandonAsync(TaskCall call, DataValue submitted)
    {
        if ((submitted as DataObject)?.GetString("ExecutionArn") is not { } arn || executions.Value.Find(arn) is null) return;
        await executions.Value.StopAsync(arn, null, null, CancellationToken.None);
    }

    /// <summary>The execution as DescribeExecution has it, in the integration's spelling.</summary>
    private static DataObject Show(ExecutionDetail ended, bool parsed)
    {
        var record = ended.Record;
        var included = new DataObjectBuilder(1) { ["Included"] = true }.Build();
        DataValue Data(string json) => parsed ? DataValue.Parse(json) : json;
        return new DataObjectBuilder(16)
        {
            ["Cause"] = ended.Cause,
            ["Error"] = ended.Error,
            ["ExecutionArn"] = record.Arn,
            ["Input"] = Data(ended.Input),
            ["InputDetails"] = included,
            ["Name"] = record.Name,
            ["Output"] = ended.Output is null ? null! : Data(ended.Output),
            ["OutputDetails"] = ended.Output is null ? null! : included,
            ["RedriveCount"] = record.RedriveCount,
            ["RedriveStatus"] = record.Status == ExecutionStatus.Succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE",
            ["RedriveStatusReason"] = record.Status == ExecutionStatus.Succeeded ? "Execution is SUCCEEDED and cannot be redriven" : null,
            ["StartDate"] = record.StartDate.ToUnixTimeMilliseconds(),
            ["StateMachineAliasArn"] = record.AliasArn,
            ["StateMachineArn"] = record.StateMachineArn,
            ["StateMachineVersionArn"] = record.VersionArn,
            ["Status"] = record.Status.Wire(),
            ["StopDate"] = record.StopDate is { } stopped ? stopped.ToUnixTimeMilliseconds() : null,
        }.Build();
    }
}
