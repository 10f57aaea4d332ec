using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

/// <summary>Of a machine, or those that lead to one of its versions.</summary>
internal sealed class ListStateMachineAliases(IStateMachines machines) : StepFunctionsOperation("ListStateMachineAliases")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var size = call.Input.PageSize();
        var target = machines.Resolve(call.Input.Required("stateMachineArn"));
        var all = machines.Aliases(target.Machine.Arn).Where(a => target.Version is null || a.Routes.Any(r => r.VersionArn == target.Version.Arn)).ToList();
        var (page, next) = PageToken.Page(Name, all, call.Input.GetString("nextToken"), size);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["stateMachineAliases"] = Answers.List(page, StateMachineAnswers.Show), ["nextToken"] = next,
        }.Build());
    }
}
