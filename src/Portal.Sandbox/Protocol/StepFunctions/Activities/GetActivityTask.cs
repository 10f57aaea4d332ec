using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Activities;

/// <summary>A long poll: answers with a task, or after a minute with nothing.</summary>
internal sealed class GetActivityTask(IActivities activities) : StepFunctionsOperation("GetActivityTask")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("activityArn");
        ResourceArns.Parse(arn, ResourceArns.Activity);
        var task = await activities.TakeTaskAsync(arn, call.Input.Optional("workerName", 1, 80), cancellationToken);
        return task is null ? Answers.Nothing : new DataObjectBuilder(2) { ["taskToken"] = task.TaskToken, ["input"] = task.Input }.Build();
    }
}
