using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tasks;

internal sealed class SendTaskHeartbeat(IExecutions executions) : StepFunctionsOperation("SendTaskHeartbeat")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await executions.HeartbeatAsync(call.Input.Required("taskToken", most: TaskLimits.Token), cancellationToken);
        return Answers.Nothing;
    }
}
