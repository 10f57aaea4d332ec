using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class ListStateMachines(IStateMachines machines) : StepFunctionsOperation("ListStateMachines")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (page, next) = PageToken.Page(Name, machines.List(call.Scope), call.Input.GetString("nextToken"), call.Input.PageSize());
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["stateMachines"] = Answers.List(page, m => new DataObjectBuilder(4)
            {
                ["stateMachineArn"] = m.Arn, ["name"] = m.Name, ["type"] = m.Type.Wire(), ["creationDate"] = Answers.Seconds(m.CreationDate),
            }.Build()),
            ["nextToken"] = next,
        }.Build());
    }
}
