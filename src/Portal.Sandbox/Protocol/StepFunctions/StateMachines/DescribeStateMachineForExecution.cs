using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.StepFunctions.Executions;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

/// <summary>The state machine as it was when the execution began.</summary>
internal sealed class DescribeStateMachineForExecution(IStateMachines machines, IExecutions executions) : StepFunctionsOperation("DescribeStateMachineForExecution")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var record = executions.Existing(call.Input.Required("executionArn"));
        var machine = machines.Find(record.StateMachineArn) ?? throw new AwsFault("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{record.StateMachineArn}'");
        var revision = machines.Revision(machine.Arn, record.Revision);
        var builder = new DataObjectBuilder(12)
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["definition"] = revision.DefinitionText,
            ["roleArn"] = revision.RoleArn,
            ["updateDate"] = Answers.Seconds(revision.Date),
            ["loggingConfiguration"] = revision.LoggingConfiguration,
            ["tracingConfiguration"] = revision.TracingConfiguration,
            ["mapRunArn"] = record.MapRun?.Arn,
            ["revisionId"] = revision.Id,
            ["encryptionConfiguration"] = revision.EncryptionConfiguration,
        };
        if (VariableReferences.Of(revision.Definition) is { Count: > 0 } references) builder["variableReferences"] = references;
        return ValueTask.FromResult<DataObject?>(builder.Build());
    }
}
