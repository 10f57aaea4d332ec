using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class DescribeStateMachineAlias(IStateMachines machines) : StepFunctionsOperation("DescribeStateMachineAlias")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("stateMachineAliasArn");
        var alias = machines.FindAlias(arn) ?? throw new AwsFault("ResourceNotFound", $"Request references a resource that does not exist: '{arn}'");
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(6)
        {
            ["stateMachineAliasArn"] = alias.Arn,
            ["name"] = alias.Name,
            ["description"] = alias.Description,
            ["routingConfiguration"] = Answers.List(alias.Routes, r => new DataObjectBuilder(2) { ["stateMachineVersionArn"] = r.VersionArn, ["weight"] = r.Weight }.Build()),
            ["creationDate"] = Answers.Seconds(alias.CreationDate),
            ["updateDate"] = Answers.Seconds(alias.UpdateDate ?? alias.CreationDate),
        }.Build());
    }
}
