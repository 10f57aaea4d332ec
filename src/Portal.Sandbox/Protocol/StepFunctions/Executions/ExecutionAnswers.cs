using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

/// <summary>Executions as answers show them.</summary>
internal static class ExecutionAnswers
{
    private static readonly DataObject Included = Answers.One("included", true);

    /// <exception cref="AwsFault">InvalidArn, ExecutionDoesNotExist.</exception>
    public static ExecutionRecord Existing(this IExecutions executions, string arn)
    {
        ResourceArns.Parse(arn, ResourceArns.Execution);
        return executions.Find(arn) ?? throw ExecutionFaults.ExecutionDoesNotExist(arn);
    }

    public static DataObject Show(ExecutionRecord record)
    {
        var builder = new DataObjectBuilder(12) { ["executionArn"] = record.Arn };
        AddRecord(builder, record);
        return builder.Build();
    }

    public static DataObject Describe(ExecutionDetail detail, string? redriveRefusal, bool includeData)
    {
        var record = detail.Record;
        var builder = new DataObjectBuilder(20) { ["executionArn"] = record.Arn };
        AddRecord(builder, record);
        builder["input"] = includeData ? detail.Input : null;
        builder["inputDetails"] = includeData ? Included : null;
        builder["output"] = includeData ? detail.Output : null;
        builder["outputDetails"] = includeData && detail.Output is not null ? Included : null;
        builder["traceHeader"] = record.TraceHeader;
        builder["error"] = detail.Error;
        builder["cause"] = detail.Cause;
        builder["redriveStatus"] = redriveRefusal is null ? record.MapRun is null ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE";
        builder["redriveStatusReason"] = redriveRefusal;
        return builder.Build();
    }

    private static void AddRecord(DataObjectBuilder builder, ExecutionRecord record)
    {
        builder["stateMachineArn"] = record.MapRun is null ? record.StateMachineArn : MapMachine(record);
        builder["name"] = record.Name;
        builder["status"] = record.Status.Wire();
        builder["startDate"] = Answers.Seconds(record.StartDate);
        builder["stopDate"] = Answers.Seconds(record.StopDate);
        builder["mapRunArn"] = record.MapRun?.Arn;
        builder["itemCount"] = record.MapRun is { } map ? map.ItemCount : null;
        builder["stateMachineVersionArn"] = record.VersionArn;
        builder["stateMachineAliasArn"] = record.AliasArn;
        builder["redriveCount"] = record.RedriveCount;
        builder["redriveDate"] = Answers.Seconds(record.RedriveDate);
    }

    /// <summary>The children of a MapRun are of <c>machine/label</c>.</summary>
    private static string MapMachine(ExecutionRecord record)
    {
        _ = Arn.TryParse(record.MapRun!.Arn, out var run);
        var label = run!.Resource.Split('/', 2)[1];
        return $"{record.StateMachineArn}/{label[..label.LastIndexOf(':')]}";
    }
}
