using System.Globalization;
using Portal.Components.Controls;
using Portal.Services.AccessFindings;
using Portal.Services.Approvals;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Services.Stacks;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.Overview;

/// <summary>What the overview knows so far. Each part comes on its own; one that fails keeps its last value and names the problem once.</summary>
public sealed class OverviewFacts
{
    private readonly Dictionary<string, AwsError> problems = [];

    public int? OpenApprovals { get; private set; }
    public int? StateMachines { get; private set; }
    public int? EventBuses { get; private set; }
    public IReadOnlyList<WaitSummary>? Waits { get; private set; }
    public IReadOnlyList<ExecutionSummary>? Executions { get; private set; }
    public IReadOnlyList<RecordedEvent>? Events { get; private set; }
    public IReadOnlyList<StackSummary>? Stacks { get; private set; }

    /// <summary>How many different things AWS would refuse.</summary>
    public int AccessFindings { get; private set; }

    public int Failed => Executions?.Count(e => e.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut) ?? 0;

    public string ExecutionsNote => Executions is null ? "" : Executions.Count == 0 ? "none yet"
        : string.Create(CultureInfo.InvariantCulture, $"{Executions.Count(e => e.Status == ExecutionStatus.Running)} running, {Failed} failed of the newest");

    public string TapsNote => EventBuses is null ? "" : "with their rules";

    /// <summary>The bundled samples that are deployed.</summary>
    public IReadOnlyList<StackSummary> Samples => [.. (Stacks ?? []).Where(s => SampleCatalog.Names.Contains(s.Name) && s.Status is ("CREATE_COMPLETE" or "UPDATE_COMPLETE"))];

    /// <summary>One problem for the whole page: the parts usually fail for the same reason.</summary>
    public ProblemText? Problem => problems.Count == 0 ? null : ProblemText.Of(problems.First().Value, problems.First().Key);

    public void Take(AwsResult<IReadOnlyList<WaitSummary>> result) => Waits = Keep(result, "the approvals", Waits);

    public void Take(AwsResult<IReadOnlyList<AccessFinding>> result) => AccessFindings = Keep(result, "the access findings", null)?.Count ?? AccessFindings;

    public void TakeCount(AwsResult<int> result) => OpenApprovals = result.IsOk ? result.Value : OpenApprovals;

    public void Take(AwsResult<IReadOnlyList<ExecutionSummary>> result) => Executions = Keep(result, "the executions", Executions);

    public void Take(AwsResult<IReadOnlyList<StateMachineSummary>> result) => StateMachines = Keep(result, "the state machines", null)?.Count ?? StateMachines;

    public void Take(AwsResult<IReadOnlyList<EventBusSummary>> result) => EventBuses = Keep(result, "the event buses", null)?.Count ?? EventBuses;

    public void Take(AwsResult<IReadOnlyList<StackSummary>> result) => Stacks = Keep(result, "the stacks", Stacks);

    public void Take(AwsResult<Page<RecordedEvent>> result) => Events = Keep(result, "the events", null)?.Items ?? Events;

    /// <summary>As AWS spells it.</summary>
    public static string StatusOf(ExecutionSummary execution) => execution.Status switch
    {
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.PendingRedrive => "PENDING_REDRIVE",
        var other => other.ToString().ToUpperInvariant(),
    };

    private T? Keep<T>(AwsResult<T> result, string what, T? last)
        where T : class
    {
        if (result.IsOk)
        {
            problems.Remove(what);
            return result.Value;
        }

        problems[what] = result.Error;
        return last;
    }
}
