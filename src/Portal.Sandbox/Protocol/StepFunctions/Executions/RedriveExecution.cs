using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

internal sealed class RedriveExecution(IExecutions executions) : StepFunctionsOperation("RedriveExecution")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var record = executions.Existing(call.Input.Required("executionArn"));
        return Answers.One("redriveDate", Answers.Seconds(await executions.RedriveAsync(record.Arn, call.Input.Optional("clientToken", 1, 64), cancellationToken)));
    }
}
