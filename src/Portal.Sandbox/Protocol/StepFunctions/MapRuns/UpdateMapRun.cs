using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.MapRuns;

internal sealed class UpdateMapRun(IMapRuns runs) : StepFunctionsOperation("UpdateMapRun")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var arn = input.Required("mapRunArn");
        ResourceArns.Parse(arn, ResourceArns.MapRun);
        var (concurrency, count, percentage) = (input.GetInt64("maxConcurrency"), input.GetInt64("toleratedFailureCount"), (input["toleratedFailurePercentage"] as DataNumber)?.Double);
        if (concurrency < 0) throw InputFields.Invalid($"'{concurrency}'", "maxConcurrency", "Member must have value greater than or equal to 0");
        if (count < 0) throw InputFields.Invalid($"'{count}'", "toleratedFailureCount", "Member must have value greater than or equal to 0");
        if (percentage is < 0 or > 100) throw InputFields.Invalid($"'{percentage}'", "toleratedFailurePercentage", "Member must have value between 0 and 100");
        await runs.UpdateAsync(arn, concurrency, count, percentage, cancellationToken);
        return Answers.Nothing;
    }
}
