using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

internal sealed class StartSyncExecution(IExecutions executions) : StepFunctionsOperation("StartSyncExecution")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var detail = await executions.RunAsync(StartExecution.Read(call.Input), cancellationToken);
        var includeData = call.Input.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        var record = detail.Record;
        var included = Answers.One("included", true);
        var milliseconds = Math.Max(1, (long)((record.StopDate ?? record.StartDate) - record.StartDate).TotalMilliseconds);
        return new DataObjectBuilder(16)
        {
            ["executionArn"] = record.Arn,
            ["stateMachineArn"] = record.StateMachineArn,
            ["name"] = record.Name,
            ["startDate"] = Answers.Seconds(record.StartDate),
            ["stopDate"] = Answers.Seconds(record.StopDate),
            ["status"] = record.Status.Wire(),
            ["error"] = detail.Error,
            ["cause"] = detail.Cause,
            ["input"] = includeData ? detail.Input : null,
            ["inputDetails"] = includeData ? included : null,
            ["output"] = includeData ? detail.Output : null,
            ["outputDetails"] = includeData && detail.Output is not null ? included : null,
            ["traceHeader"] = record.TraceHeader,
            // Billed by 100 ms and 64 MB: https://aws.amazon.com/step-functions/pricing/
            ["billingDetails"] = new DataObjectBuilder(2) { ["billedMemoryUsedInMB"] = 64, ["billedDurationInMilliseconds"] = (milliseconds + 99) / 100 * 100 }.Build(),
        }.Build();
    }
}
