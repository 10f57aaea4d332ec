using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class CreateStateMachineAlias(IStateMachines machines) : StepFunctionsOperation("CreateStateMachineAlias")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var alias = await machines.CreateAliasAsync(
            call.Scope, input.Required("name"), input.Optional("description", most: 256), input.Routes() ?? [], cancellationToken);
        return StateMachineAnswers.Show(alias);
    }
}
