using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Graphs;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Express;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>
/// One execution, live: what each state did, in the graph and over time; the events it emitted and what became of them. A
/// failed one opens at the state that failed. What is looked at is in the address.
/// </summary>
public sealed partial class ExecutionPage
{
    private readonly Loader<ExecutionStory> story = new();
    private CancellationTokenSource? watching;
    private Task watch = Task.CompletedTask;
    private VisitTree tree = new([]);
    private ExecutionGraph graph = ExecutionGraph.Empty;
    private ExecutionFailure? failure;
    private MachineLayout? layout;
    private IReadOnlyDictionary<string, int> picks = new Dictionary<string, int>();
    private string? behind;
    private bool starting;

    [Inject] private ICorrelation Correlation { get; set; } = null!;
    [Inject] private IExecutions Executions { get; set; } = null!;
    [Inject] private GraphLayouts Layouts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Parameter] public string Arn { get; set; } = "";
    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }
    [SupplyParameterFromQuery(Name = "visit")] private long? Visit { get; set; }
    [SupplyParameterFromQuery(Name = "pick")] private string? Picked { get; set; }

    protected override string Subject => Arn;

    private string Name => ExpressArn.Is(Arn) ? ExpressArn.NameOf(Arn) : Arn[(Arn.LastIndexOf(':') + 1)..];

    private string? OpenTab => Tabs.KeyOf(TabItems, Tab);

    private IReadOnlyList<Breadcrumb> Crumbs => story.Value is { Execution: var e }
        ? [new("State machines", Urls.StateMachines()), new(e.StateMachineName, Urls.StateMachine(e.StateMachineArn)), new("Executions", Urls.Executions(e.StateMachineArn))]
        : [new("Executions", Urls.Executions())];

    private IReadOnlyList<TabItem> TabItems
    {
        get
        {
            var events = tree.All.Sum(v => v.Events.Count);
            return
            [
                new("timeline", "Timeline"),
                new("state", State is null ? "State" : "State: " + (State.Length > 24 ? State[..23] + "…" : State)),
                new("events", "Events", events == 0 ? null : events.ToString("N0", CultureInfo.InvariantCulture), Tone.Accent),
                new("history", "History"),
                new("data", "Input & output"),
                new("definition", "Definition"),
            ];
        }
    }

    protected override void OnParametersSet()
    {
        picks = MapPicks.Read(Picked);
        Shape();
    }

    protected override async Task LoadAsync()
    {
        if (story.Value is { } other && other.Execution.ExecutionArn != Arn) story.Reset();
        await WatchAgain();
    }

    protected override async ValueTask LeaveAsync()
    {
        await StopWatchingAsync();
        story.Dispose();
    }

    private async Task WatchAgain()
    {
        await StopWatchingAsync();
        watching = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        watch = WatchAsync(watching.Token);
    }

    private async Task StopWatchingAsync()
    {
        if (watching is null) return;
        await watching.CancelAsync();
        await watch;
        watching.Dispose();
        watching = null;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var next in Correlation.WatchExecutionAsync(ConnectionId, Arn, cancellationToken))
            {
                await InvokeAsync(() =>
                {
                    Take(next);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // Another execution is looked at, or none.
        }
    }

    private void Take(AwsResult<ExecutionStory> next)
    {
        // What failed is known when all was read: it opens then, unless somebody has chosen a state meanwhile.
        var first = story.Value is null or { IsReading: true } && next.Value is { IsReading: false };
        // One lost call of a live page is a word in its header, not a box over its content.
        behind = story.HasValue ? next.Error?.Message : null;
        if (story.HasValue && !next.IsOk) return;
        story.Take(next);
        Shape();
        if (first && State is null && Tab is null && failure?.Visit is { } visit) ShowState(visit);
    }

    private void Shape()
    {
        if (story.Value is not { } known) return;
        if (!ReferenceEquals(tree.All, known.Visits)) tree = new VisitTree(known.Visits);
        graph = ExecutionGraph.Of(known, tree, picks);
        failure = ExecutionFailure.Of(known);
        layout = known.StateMachine is { } machine ? Layouts.Of(machine.Definition) : null;
    }

    private void SelectState(string? state) => Go(new() { ["state"] = state, ["visit"] = null, ["tab"] = state is null ? null : "state" });

    private void ShowState(StateVisit visit) => Go(new() { ["state"] = visit.StateName, ["visit"] = visit.EnteredEventId, ["tab"] = "state" });

    private void SelectVisit(long visit) => Go(new() { ["visit"] = visit });

    private void Pick((string State, int? Index) pick) => Go(new() { ["pick"] = MapPicks.Write(picks, pick.State, pick.Index), ["visit"] = null });

    private void Go(Dictionary<string, object?> query) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), replace: true);

    private async Task StopAsync()
    {
        var answer = await Confirmations.AskAsync(new("Stop this execution?", "It ends as aborted. What its states have done already is not undone.", "Stop execution")
        {
            Danger = true,
            CommentLabel = "Cause",
        });
        if (answer is null) return;
        Say(await Executions.StopAsync(ConnectionId, Arn, null, answer.Comment, Gone), "Execution stopped", "It was not stopped");
    }

    private async Task RedriveAsync()
    {
        var answer = await Confirmations.AskAsync(new("Redrive this execution?", "It goes on at the state where it ended, with new attempts and, where a step waits, a new token.", "Redrive"));
        if (answer is null) return;
        if (Say(await Executions.RedriveAsync(ConnectionId, Arn, Gone), "Execution redriven", "It was not redriven")) await WatchAgain();
    }

    private bool Say(AwsResult<Done> result, string done, string refused)
    {
        if (result.IsOk) Toasts.Ok(done);
        else Toasts.Bad(refused, result.Error.Message);
        return result.IsOk;
    }
}
