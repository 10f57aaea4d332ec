using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Approvals.Store;
using Portal.Services.Executions;

namespace Portal.Services.Approvals;

/// <summary>What the history tells about the end of a wait.</summary>
internal static class DecisionTrace
{
    /// <summary>True where the wait ended with the very answer that the row says was sent.</summary>
    public static bool IsOurs(WaitRow row, TaskWait task) => task.Closing switch
    {
        { Type: "TaskSucceeded" or "ActivitySucceeded" } e when row.Output is not null => SameOutput(row.Output, e),
        { Type: "TaskFailed" or "ActivityFailed" } e when row.Verdict == nameof(Verdict.Fail) => Same(row.Error, e.Details.GetString("error")) && Same(row.Cause, e.Details.GetString("cause")),
        _ => false,
    };

    public static string Describe(TaskWait task)
    {
        if (task.Closing is not { } e) return "The step still waits.";
        var at = e.Timestamp.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return e.Type switch
        {
            "TaskTimedOut" or "ActivityTimedOut" => $"The step timed out at {at}.",
            "TaskSucceeded" => $"The step was completed at {at} by somebody who does not use this portal.",
            "ActivitySucceeded" => $"The step was completed at {at} by a worker of the activity.",
            "TaskFailed" or "ActivityFailed" => $"The step failed at {at}: {e.Details.GetString("error") ?? "no error given"}.",
            "TaskSubmitFailed" or "TaskStartFailed" or "ActivityScheduleFailed" => $"The step could not be started at {at}: {e.Details.GetString("error") ?? "no error given"}.",
            "ExecutionAborted" or "TaskStateAborted" => $"The execution was stopped at {at}.",
            "ExecutionTimedOut" => $"The execution timed out at {at}.",
            "ExecutionSucceeded" => $"The execution ended at {at} without this step.",
            _ => $"The execution failed at {at}.",
        };
    }

    /// <summary>As JSON: AWS may write it differently. Where the history does not show the output, it proves nothing.</summary>
    private static bool SameOutput(string ours, HistoryEvent e)
    {
        var theirs = e.Details.GetString("output");
        if (theirs is null) return false;
        return ours == theirs || (DataValue.TryParse(ours) is { } a && DataValue.TryParse(theirs) is { } b && a.Equals(b));
    }

    private static bool Same(string? ours, string? theirs) => (ours ?? "") == (theirs ?? "");
}
