using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Tasks;

internal sealed class SendTaskFailure(IExecutions executions) : StepFunctionsOperation("SendTaskFailure")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        await executions.FailTaskAsync(
            input.Required("taskToken", most: TaskLimits.Token), input.Optional("error", most: TaskLimits.Error), input.Optional("cause", most: TaskLimits.Cause), cancellationToken);
        return Answers.Nothing;
    }
}
