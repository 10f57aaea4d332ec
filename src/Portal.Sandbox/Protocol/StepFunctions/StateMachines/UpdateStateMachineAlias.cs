using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class UpdateStateMachineAlias(IStateMachines machines) : StepFunctionsOperation("UpdateStateMachineAlias")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var (arn, description, routes) = (input.Required("stateMachineAliasArn"), input.Optional("description", most: 256), input.Routes());
        if (description is null && routes is null) throw new AwsFault("ValidationException", "Either description or routing configuration must be specified");
        var alias = await machines.UpdateAliasAsync(arn, description, routes, cancellationToken);
        return Answers.One("updateDate", Answers.Seconds(alias.UpdateDate));
    }
}
