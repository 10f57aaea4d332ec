using System.Runtime.InteropServices;
using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.Executions;

/// <summary>Shapes of the wire to records.</summary>
internal static class ExecutionReader
{
    private static readonly Dictionary<string, ExecutionStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["RUNNING"] = ExecutionStatus.Running,
        ["SUCCEEDED"] = ExecutionStatus.Succeeded,
        ["FAILED"] = ExecutionStatus.Failed,
        ["TIMED_OUT"] = ExecutionStatus.TimedOut,
        ["ABORTED"] = ExecutionStatus.Aborted,
        ["PENDING_REDRIVE"] = ExecutionStatus.PendingRedrive,
    };

    public static ExecutionStatus Status(string status) => Statuses.GetValueOrDefault(status, ExecutionStatus.Running);
    public static string Wire(ExecutionStatus status) => Statuses.First(s => s.Value == status).Key;

    public static ExecutionSummary Summary(ExecutionShape e) => new(e.ExecutionArn, e.StateMachineArn, e.Name, Status(e.Status), e.StartDate)
    {
        StoppedAt = e.StopDate,
        RedriveCount = e.RedriveCount ?? 0,
    };

    public static ExecutionDetail Detail(DescribeExecutionResponse e) => new(e.ExecutionArn, e.StateMachineArn, e.Name ?? e.ExecutionArn[(e.ExecutionArn.LastIndexOf(':') + 1)..], Status(e.Status), e.StartDate)
    {
        StoppedAt = e.StopDate,
        RedriveCount = e.RedriveCount ?? 0,
        Input = TokenMask.TextOrNull(e.Input),
        Output = TokenMask.TextOrNull(e.Output),
        Error = e.Error,
        Cause = TokenMask.TextOrNull(e.Cause),
        Redrivable = e.RedriveStatus == "REDRIVABLE",
        RedriveStatusReason = e.RedriveStatusReason,
        RedrivenAt = e.RedriveDate,
    };

    /// <summary>Unmasked: for the code that looks for tokens, never for a page.</summary>
    public static HistoryEvent RawEvent(HistoryEventShape e) => new(e.Id, e.PreviousEventId ?? 0, e.Timestamp, e.Type, Details(e));

    public static HistoryEvent Masked(HistoryEvent e, IReadOnlyCollection<TaskToken> known) => e with { Details = (DataObject)TokenMask.Value(e.Details, known) };

    private static DataObject Details(HistoryEventShape e)
    {
        foreach (var (name, element) in e.Details ?? [])
        {
            if (name.EndsWith("EventDetails", StringComparison.Ordinal) && element.ValueKind == System.Text.Json.JsonValueKind.Object)
                return (DataObject)DataValue.Parse(JsonMarshal.GetRawUtf8Value(element));
        }

        return DataObject.Empty;
    }
}
