using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class DeleteStateMachineVersion(IStateMachines machines) : StepFunctionsOperation("DeleteStateMachineVersion")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await machines.DeleteVersionAsync(call.Input.Required("stateMachineVersionArn"), cancellationToken);
        return Answers.Nothing;
    }
}
