using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

internal sealed class StopExecution(IExecutions executions) : StepFunctionsOperation("StopExecution")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var record = executions.Existing(input.Required("executionArn"));
        var stopped = await executions.StopAsync(record.Arn, input.Optional("error", most: 256), input.Optional("cause", most: 32_768), cancellationToken);
        return Answers.One("stopDate", Answers.Seconds(stopped));
    }
}
