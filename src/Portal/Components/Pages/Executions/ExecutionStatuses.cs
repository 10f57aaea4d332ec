using Portal.Services.Executions;

namespace Portal.Components.Pages.Executions;

/// <summary>Execution statuses as AWS spells them: in URLs, chips and filters.</summary>
public static class ExecutionStatuses
{
    private static readonly (ExecutionStatus Status, string Name)[] Names =
    [
        (ExecutionStatus.Running, "RUNNING"),
        (ExecutionStatus.Succeeded, "SUCCEEDED"),
        (ExecutionStatus.Failed, "FAILED"),
        (ExecutionStatus.TimedOut, "TIMED_OUT"),
        (ExecutionStatus.Aborted, "ABORTED"),
        (ExecutionStatus.PendingRedrive, "PENDING_REDRIVE"),
    ];

    public static IEnumerable<string> All => Names.Select(n => n.Name);

    public static string NameOf(ExecutionStatus status) => Array.Find(Names, n => n.Status == status).Name;

    /// <summary>The statuses in a query value; unknown names are left out.</summary>
    public static IReadOnlyList<ExecutionStatus> Read(string? value) =>
        [.. Controls.FilterLinks.Split(value).Join(Names, v => v, n => n.Name, (_, n) => n.Status, StringComparer.OrdinalIgnoreCase)];

    /// <summary>It runs no more and did not succeed: AWS may let it be redriven.</summary>
    public static bool IsUnsuccessful(ExecutionStatus status) => status is ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.Aborted;
}
