using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class PublishStateMachineVersion(IStateMachines machines) : StepFunctionsOperation("PublishStateMachineVersion")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var version = await machines.PublishAsync(
            input.Required("stateMachineArn"), input.GetString("revisionId"), input.Optional("description", most: 256), cancellationToken);
        return StateMachineAnswers.Show(version);
    }
}
