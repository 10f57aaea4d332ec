using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class DescribeStateMachine(IStateMachines machines) : StepFunctionsOperation("DescribeStateMachine")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var all = call.Input.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        return ValueTask.FromResult<DataObject?>(StateMachineAnswers.Describe(machines.Resolve(call.Input.Required("stateMachineArn")), all));
    }
}
