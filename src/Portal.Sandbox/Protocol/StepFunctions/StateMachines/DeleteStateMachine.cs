using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class DeleteStateMachine(IStateMachines machines) : StepFunctionsOperation("DeleteStateMachine")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await machines.DeleteAsync(call.Input.Required("stateMachineArn"), cancellationToken);
        return Answers.Nothing;
    }
}
