using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Keys;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.Executions;

/// <summary>Executions of all state machines, or of one; live, filtered by the address.</summary>
public sealed partial class ExecutionsPage
{
    private static readonly IReadOnlyList<TabItem> StatusOptions =
        [.. ExecutionStatuses.All.Select(s => new TabItem(s, StatusTones.Text(s), null, StatusTones.Of(s)))];

    /// <summary>Often on the sandbox; on AWS a list costs one call for each state machine.</summary>
    private static readonly TimeSpan SandboxInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AwsInterval = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private IReadOnlyList<StateMachineSummary> machines = [];
    private ExecutionFeed? feed;
    private LiveRefresh? live;
    private BulkRun<ExecutionSummary>? run;
    private ExecutionErrors? errors;
    private string? searched;
    private AwsError? error;
    private bool loaded;
    private bool loadingMore;
    private bool starting;
    private StateMachineSummary? startOf;
    private string? startDefinition;

    [Inject] private IExecutions Executions { get; set; } = null!;
    [Inject] private IBusinessKeys Keys { get; set; } = null!;
    [Inject] private IStateMachines Machines { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "machine")] private string? Machine { get; set; }
    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }
    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "since")] private string? Since { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    protected override string Subject => $"{Machine}|{OnlyStatus}";

    private ExecutionFilter Filter => ExecutionFilter.Read(Status, Text, Since, Sort, Time.GetUtcNow());

    private IReadOnlyList<ExecutionSummary> Shown => feed is null ? [] : Filter.Apply(feed.Items, Time.GetUtcNow(), feed.Keys);

    private IReadOnlyList<ExecutionSummary> ChosenItems => feed is null ? [] : [.. feed.Items.Where(e => chosen.Contains(e.ExecutionArn))];

    /// <summary>AWS filters by one status; more are chosen among what it gives.</summary>
    private ExecutionStatus? OnlyStatus => ExecutionStatuses.Read(Status) is [var only] ? only : null;

    private StateMachineType? MachineType => machines.FirstOrDefault(m => m.Arn == Machine)?.Type;

    protected override async Task LoadAsync()
    {
        (loaded, error) = (false, null);
        chosen.Clear();
        var mine = feed = new ExecutionFeed(Executions, Keys, ConnectionId, string.IsNullOrEmpty(Machine) ? null : Machine, OnlyStatus);
        errors?.Dispose();
        errors = new ExecutionErrors(Executions, ConnectionId);
        searched = null;
        StartLive();
        var list = Machines.ListAsync(ConnectionId, Gone);
        await FetchAsync(mine, Gone);
        var known = await list;
        await SearchAsync();
        if (known.IsOk) machines = [.. known.Value.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        await SearchAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        errors?.Dispose();
        if (live is not null) await live.DisposeAsync();
    }

    private void StartLive()
    {
        if (live is not null) return;
        live = new LiveRefresh(Time, Connection.IsSandbox ? SandboxInterval : AwsInterval, async token =>
        {
            var ok = false;
            await InvokeAsync(async () =>
            {
                if (feed is null) return;
                ok = await FetchAsync(feed, token);
                StateHasChanged();
            });
            return ok;
        });
        live.Start();
    }

    private async Task<bool> FetchAsync(ExecutionFeed from, CancellationToken cancellationToken)
    {
        var result = await from.LoadAsync(cancellationToken);
        if (from != feed) return true;
        error = result.Error;
        loaded |= result.IsOk;
        return result.IsOk;
    }

    /// <summary>What was not fetched may have the key that is looked for.</summary>
    private async Task SearchAsync()
    {
        if (feed is not { } mine || !loaded || searched == Text) return;
        searched = Text;
        if (Text is { Length: > 1 }) await mine.SearchAsync(Text, Gone);
    }

    private async Task MoreAsync()
    {
        loadingMore = true;
        error = (await feed!.MoreAsync(Gone)).Error;
        loadingMore = false;
    }

    private void TogglePause() => live!.IsPaused = !live.IsPaused;

    private void Set(string parameter, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private async Task Start(StateMachineSummary machine)
    {
        startDefinition = (await Machines.GetAsync(ConnectionId, machine.Arn, Gone)).Value?.Definition;
        (startOf, starting) = (machine, true);
    }

    private void Choose(string arn)
    {
        if (!chosen.Remove(arn)) chosen.Add(arn);
    }

    private void ClearChosen()
    {
        chosen.Clear();
        run = null;
    }

    private Task StopChosenAsync() => RunAsync("Stop", e => e.Status == ExecutionStatus.Running, "They end as aborted. States that have begun are not undone.",
        (e, token) => Executions.StopAsync(ConnectionId, e.ExecutionArn, null, "Stopped from the portal", token));

    private Task RedriveChosenAsync() => RunAsync("Redrive", e => ExecutionStatuses.IsUnsuccessful(e.Status), "Each goes on at the state where it ended, with new attempts.",
        (e, token) => Executions.RedriveAsync(ConnectionId, e.ExecutionArn, token));

    private async Task RunAsync(string verb, Func<ExecutionSummary, bool> fits, string text, Func<ExecutionSummary, CancellationToken, Task<AwsResult<Done>>> act)
    {
        var items = ChosenItems.Where(fits).ToList();
        var answer = await Confirmations.AskAsync(new($"{verb} {items.Count} {(items.Count == 1 ? "execution" : "executions")}?", text, $"{verb} {items.Count}") { Danger = verb == "Stop" });
        if (answer is null) return;
        run = new BulkRun<ExecutionSummary>(verb, items, act);
        run.Changed += () => InvokeAsync(StateHasChanged);
        await run.RunAsync(Gone);
        chosen.Clear();
        await FetchAsync(feed!, Gone);
    }
}
