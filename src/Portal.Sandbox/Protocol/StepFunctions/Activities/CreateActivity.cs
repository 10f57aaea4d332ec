using Portal.Languages.Data;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Activities;

internal sealed class CreateActivity(IActivities activities) : StepFunctionsOperation("CreateActivity")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var made = await activities.CreateAsync(call.Scope, input.Required("name"), input.GetObject("encryptionConfiguration"), input.Tags(), cancellationToken);
        return new DataObjectBuilder(2) { ["activityArn"] = made.Arn, ["creationDate"] = Answers.Seconds(made.CreationDate) }.Build();
    }
}
