using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Executions as journal rows: one for what is known of it, one for each event, one for each task's latest heartbeat.</summary>
internal static class ExecutionRows
{
    public static readonly Collection Executions = new("executions");
    public static readonly Collection Histories = new("execution_history");
    public static readonly Collection Heartbeats = new("task_heartbeats");

    public static JournalWrites Put(this JournalWrites writes, ExecutionRecord record) => writes.Put(Executions, record.Arn, 0, new DataObjectBuilder(16)
    {
        ["sequence"] = record.Sequence,
        ["name"] = record.Name,
        ["machine"] = record.StateMachineArn,
        ["alias"] = record.AliasArn,
        ["version"] = record.VersionArn,
        ["revision"] = record.Revision,
        ["express"] = record.IsExpress ? DataValue.True : null,
        ["status"] = record.Status.Wire(),
        ["started"] = record.StartDate.ToUnixTimeMilliseconds(),
        ["stopped"] = record.StopDate is { } stopped ? stopped.ToUnixTimeMilliseconds() : null,
        ["redrives"] = record.RedriveCount,
        ["redriven"] = record.RedriveDate is { } redriven ? redriven.ToUnixTimeMilliseconds() : null,
        ["trace"] = record.TraceHeader,
        ["testCase"] = record.TestCase,
        ["startedBy"] = record.StartedBy,
        ["ahead"] = record.Time.Ahead == TimeSpan.Zero ? null! : (long)record.Time.Ahead.TotalMilliseconds,
        ["extraSpeed"] = record.Time.ExtraSpeed == 0 ? null! : new DataNumber(record.Time.ExtraSpeed),
        ["fasterSince"] = record.Time.ExtraSpeed == 0 ? null! : record.Time.Since.ToUnixTimeMilliseconds(),
        ["mapRun"] = record.MapRun is { } child ? Write(child) : null,
    }.Build().ToUtf8());

    public static ExecutionRecord ReadExecution(JournalRow row)
    {
        var fields = (DataObject)DataValue.Parse(row.Value);
        return new ExecutionRecord
        {
            Arn = row.Partition,
            Sequence = fields.GetInt64("sequence") ?? 0,
            Name = fields.GetString("name")!,
            StateMachineArn = fields.GetString("machine")!,
            AliasArn = fields.GetString("alias"),
            VersionArn = fields.GetString("version"),
            Revision = fields.GetInt64("revision")!.Value,
            IsExpress = fields.GetBoolean("express") ?? false,
            Status = ExecutionStatuses.FromWire(fields.GetString("status"))!.Value,
            StartDate = Time(fields, "started")!.Value,
            StopDate = Time(fields, "stopped"),
            RedriveCount = (int)(fields.GetInt64("redrives") ?? 0),
            RedriveDate = Time(fields, "redriven"),
            TraceHeader = fields.GetString("trace"),
            TestCase = fields.GetString("testCase"),
            StartedBy = fields.GetString("startedBy"),
            Time = new(
                TimeSpan.FromMilliseconds(fields.GetInt64("ahead") ?? 0),
                (fields["extraSpeed"] as DataNumber)?.Double ?? 0,
                Time(fields, "fasterSince") ?? default),
            MapRun = fields.GetObject("mapRun") is { } child ? ReadChild(child) : null,
        };
    }

    public static JournalWrites Put(this JournalWrites writes, string executionArn, HistoryEvent e) =>
        writes.Put(Histories, executionArn, e.Id, HistoryRow.Write(e));

    private static DataObject Write(MapRunChild child) => new DataObjectBuilder(5)
    {
        ["arn"] = child.Arn,
        ["index"] = child.Index,
        ["items"] = child.ItemCount,
        ["state"] = child.StateLocation,
        ["context"] = child.MapContext,
    }.Build();

    private static MapRunChild ReadChild(DataObject fields) => new(
        fields.GetString("arn")!, (int)fields.GetInt64("index")!.Value, (int)fields.GetInt64("items")!.Value, fields.GetString("state")!, fields.GetObject("context"));

    private static DateTimeOffset? Time(DataObject fields, string name) => fields.GetInt64(name) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
