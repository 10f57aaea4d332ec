using Portal.Languages.Data;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Activities;

internal sealed class ListActivities(IActivities activities) : StepFunctionsOperation("ListActivities")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (page, next) = PageToken.Page(Name, activities.List(call.Scope), call.Input.GetString("nextToken"), call.Input.PageSize());
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["activities"] = Answers.List(page, a => new DataObjectBuilder(3)
            {
                ["activityArn"] = a.Arn, ["name"] = a.Name, ["creationDate"] = Answers.Seconds(a.CreationDate),
            }.Build()),
            ["nextToken"] = next,
        }.Build());
    }
}
