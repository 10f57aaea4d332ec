using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>The status of a visit as chips and the graph know it.</summary>
public static class VisitStatuses
{
    public static string NameOf(VisitStatus status) => status switch
    {
        VisitStatus.TimedOut => "TIMED_OUT",
        _ => status.ToString().ToUpperInvariant(),
    };

    public static bool IsOver(VisitStatus status) => status is not (VisitStatus.Running or VisitStatus.Waiting);

    public static bool IsBad(VisitStatus status) => status is VisitStatus.Failed or VisitStatus.TimedOut;
}
