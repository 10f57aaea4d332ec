using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

internal sealed class DescribeExecution(IExecutions executions) : StepFunctionsOperation("DescribeExecution")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var record = executions.Existing(call.Input.Required("executionArn"));
        var includeData = call.Input.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        return ValueTask.FromResult<DataObject?>(ExecutionAnswers.Describe(executions.Describe(record.Arn), executions.RedriveRefusal(record), includeData));
    }
}
