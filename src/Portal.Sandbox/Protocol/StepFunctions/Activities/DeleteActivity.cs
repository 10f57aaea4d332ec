using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Activities;

internal sealed class DeleteActivity(IActivities activities) : StepFunctionsOperation("DeleteActivity")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("activityArn");
        ResourceArns.Parse(arn, ResourceArns.Activity);
        await activities.DeleteAsync(arn, cancellationToken);
        return Answers.Nothing;
    }
}
