using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class ListStateMachineVersions(IStateMachines machines) : StepFunctionsOperation("ListStateMachineVersions")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var size = call.Input.PageSize();
        var (page, next) = PageToken.Page(Name, machines.Versions(call.Input.Required("stateMachineArn")), call.Input.GetString("nextToken"), size);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["stateMachineVersions"] = Answers.List(page, StateMachineAnswers.Show), ["nextToken"] = next,
        }.Build());
    }
}
