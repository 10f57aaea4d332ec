using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class DeleteStateMachineAlias(IStateMachines machines) : StepFunctionsOperation("DeleteStateMachineAlias")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await machines.DeleteAliasAsync(call.Input.Required("stateMachineAliasArn"), cancellationToken);
        return Answers.Nothing;
    }
}
