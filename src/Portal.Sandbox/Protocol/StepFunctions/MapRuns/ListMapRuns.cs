using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.StepFunctions.Executions;

namespace Portal.Sandbox.Protocol.StepFunctions.MapRuns;

internal sealed class ListMapRuns(IMapRuns runs, IExecutions executions) : StepFunctionsOperation("ListMapRuns")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var size = call.Input.PageSize();
        var record = executions.Existing(call.Input.Required("executionArn"));
        var (page, next) = PageToken.Page(Name, runs.List(record.Arn), call.Input.GetString("nextToken"), size);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["mapRuns"] = Answers.List(page, r => new DataObjectBuilder(5)
            {
                ["executionArn"] = r.ExecutionArn, ["mapRunArn"] = r.Arn, ["stateMachineArn"] = r.StateMachineArn,
                ["startDate"] = Answers.Seconds(r.StartDate), ["stopDate"] = Answers.Seconds(r.StopDate),
            }.Build()),
            ["nextToken"] = next,
        }.Build());
    }
}
