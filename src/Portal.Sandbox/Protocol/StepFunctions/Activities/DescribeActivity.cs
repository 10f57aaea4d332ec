using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Activities;

internal sealed class DescribeActivity(IActivities activities) : StepFunctionsOperation("DescribeActivity")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("activityArn");
        ResourceArns.Parse(arn, ResourceArns.Activity);
        var activity = activities.Find(arn) ?? throw ExecutionFaults.ActivityDoesNotExist(arn);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(4)
        {
            ["activityArn"] = activity.Arn, ["name"] = activity.Name, ["creationDate"] = Answers.Seconds(activity.CreationDate),
            ["encryptionConfiguration"] = activity.EncryptionConfiguration,
        }.Build());
    }
}
