using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Publishing;

/// <summary>Which events a level writes.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level</remarks>
internal static class LogLevels
{
    public static bool Writes(string level, HistoryEventType type) => level switch
    {
        "ALL" => true,
        "ERROR" => IsFatal(type) || IsError(type),
        "FATAL" => IsFatal(type),
        _ => false,
    };

    private static bool IsFatal(HistoryEventType type) => type is HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut;

    private static bool IsError(HistoryEventType type)
    {
        var name = type.Name();
        return type is HistoryEventType.FailStateEntered
            || name.EndsWith("Failed", StringComparison.Ordinal) || name.EndsWith("TimedOut", StringComparison.Ordinal) || name.EndsWith("Aborted", StringComparison.Ordinal);
    }
}
