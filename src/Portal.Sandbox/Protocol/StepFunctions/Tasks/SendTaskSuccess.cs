using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tasks;

internal sealed class SendTaskSuccess(IExecutions executions) : StepFunctionsOperation("SendTaskSuccess")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var token = call.Input.Required("taskToken", most: TaskLimits.Token);
        await executions.CompleteTaskAsync(token, call.Input.Required("output", 0, TaskLimits.Output), cancellationToken);
        return Answers.Nothing;
    }
}
