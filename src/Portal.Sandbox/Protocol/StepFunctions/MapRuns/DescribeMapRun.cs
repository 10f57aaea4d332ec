using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.MapRuns;

internal sealed class DescribeMapRun(IMapRuns runs) : StepFunctionsOperation("DescribeMapRun")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = call.Input.Required("mapRunArn");
        ResourceArns.Parse(arn, ResourceArns.MapRun);
        var run = runs.Find(arn) ?? throw ExecutionFaults.ResourceNotFound(arn);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(13)
        {
            ["mapRunArn"] = run.Arn,
            ["executionArn"] = run.ExecutionArn,
            ["status"] = run.Status,
            ["startDate"] = Answers.Seconds(run.StartDate),
            ["stopDate"] = Answers.Seconds(run.StopDate),
            ["maxConcurrency"] = run.MaxConcurrency,
            ["toleratedFailurePercentage"] = Percentages.Show(run.ToleratedFailurePercentage),
            ["toleratedFailureCount"] = run.ToleratedFailureCount,
            ["itemCounts"] = Show(run.Items),
            ["executionCounts"] = Show(run.Executions),
            ["redriveCount"] = run.RedriveCount,
            ["redriveDate"] = Answers.Seconds(run.RedriveDate),
        }.Build());
    }

    private static DataObject Show(MapRunCounts counts) => new DataObjectBuilder(10)
    {
        ["pending"] = counts.Pending,
        ["running"] = counts.Running,
        ["succeeded"] = counts.Succeeded,
        ["failed"] = counts.Failed,
        ["timedOut"] = counts.TimedOut,
        ["aborted"] = counts.Aborted,
        ["total"] = counts.Total,
        ["resultsWritten"] = 0,
        ["failuresNotRedrivable"] = counts.FailuresNotRedrivable,
        ["pendingRedrive"] = counts.PendingRedrive,
    }.Build();
}
