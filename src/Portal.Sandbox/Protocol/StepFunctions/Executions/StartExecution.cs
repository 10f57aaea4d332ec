using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

internal sealed class StartExecution(IExecutions executions) : StepFunctionsOperation("StartExecution")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var record = await executions.StartAsync(Read(input), cancellationToken);
        return new DataObjectBuilder(2) { ["executionArn"] = record.Arn, ["startDate"] = Answers.Seconds(record.StartDate) }.Build();
    }

    internal static ExecutionStart Read(DataObject input) => new(
        input.Required("stateMachineArn"), input.Optional("input", most: 262_144), input.Optional("name", 1, 80), input.Optional("traceHeader", most: 256));
}
