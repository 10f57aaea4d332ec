using Microsoft.AspNetCore.Components;
using Portal.Services.AccessFindings;
using Portal.Services.Approvals;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Services.Stacks;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.Overview;

/// <summary>What is going on, at a glance, and the shortest way to see something happen.</summary>
public sealed partial class OverviewPage
{
    /// <summary>The sandbox may be asked often; AWS counts the calls.</summary>
    private TimeSpan Refresh => TimeSpan.FromSeconds(Connection.IsSandbox ? 3 : 20);

    /// <summary>What was not seen for so long does not trouble the overview any more.</summary>
    private static readonly TimeSpan FindingsKept = TimeSpan.FromHours(2);

    private readonly OverviewFacts facts = new();
    private Task refreshing = Task.CompletedTask;

    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IStateMachines Machines { get; set; } = null!;
    [Inject] private IExecutions Executions { get; set; } = null!;
    [Inject] private IApprovals Approvals { get; set; } = null!;
    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private IStacks Stacks { get; set; } = null!;
    [Inject] private IAccessFindings Findings { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    protected override Task LoadAsync() => RefreshAsync();

    protected override async Task EnterAsync()
    {
        refreshing = KeepFreshAsync();
        await base.EnterAsync();
    }

    protected override async ValueTask LeaveAsync() => await refreshing;

    private async Task RefreshAsync()
    {
        var id = Connection.Id;
        await Task.WhenAll(
            Show(facts.Take, Approvals.ListAsync(new WaitQuery { Connection = id, Limit = 6 }, Gone)),
            Show(facts.TakeCount, Approvals.CountOpenAsync(Gone)),
            Show(facts.Take, Executions.ListRecentAsync(id, null, 100, Gone)),
            Show(facts.Take, Machines.ListAsync(id, Gone)),
            Show(facts.Take, Buses.ListAsync(id, Gone)),
            Show(facts.Take, Events.QueryAsync(new EventQuery { Connection = id, PageSize = 8 }, Gone)),
            Show(facts.Take, Findings.ListAsync(id, Time.GetUtcNow() - FindingsKept, Gone)),
            Show(facts.Take, Stacks.ListAsync(id, Gone)));
    }

    private async Task Show<T>(Action<T> take, Task<T> asked)
    {
        try
        {
            take(await asked);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (!Gone.IsCancellationRequested) await InvokeAsync(StateHasChanged);
    }

    private async Task KeepFreshAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Refresh, Time);
            while (await timer.WaitForNextTickAsync(Gone)) await InvokeAsync(RefreshAsync);
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }
}
