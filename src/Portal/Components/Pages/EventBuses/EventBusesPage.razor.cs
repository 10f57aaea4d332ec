using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Observatory.Taps;
using Portal.Services.Rules;

namespace Portal.Components.Pages.EventBuses;

/// <summary>All buses of the connection: names first, then how many rules each has and whether it is tapped.</summary>
public sealed partial class EventBusesPage
{
    /// <summary>Calls at once for rule counts: AWS allows 50 ListRules a second and others use them too.</summary>
    private const int CountsAtOnce = 4;

    private readonly Loader<IReadOnlyList<EventBusRow>> buses = new();
    private bool creating;

    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IRules Rules { get; set; } = null!;
    [Inject] private ITaps Taps { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    protected override async Task LoadAsync()
    {
        buses.Reset();
        if (!await buses.LoadAsync(FetchAsync, Gone)) return;
        StateHasChanged();
        await AddTapsAsync();
        await AddRuleCountsAsync();
    }

    private async Task<AwsResult<IReadOnlyList<EventBusRow>>> FetchAsync(CancellationToken cancellationToken)
    {
        var found = await Buses.ListAsync(Connection.Id, cancellationToken);
        return found.IsOk ? AwsResult.Ok<IReadOnlyList<EventBusRow>>([.. found.Value.Select(b => new EventBusRow(b))]) : found.Error;
    }

    private async Task AddTapsAsync()
    {
        var taps = await Taps.ListAsync(Connection.Id, Gone);
        var byName = taps.IsOk ? taps.Value.ToDictionary(t => t.EventBusName) : [];
        Replace(row => row with { Tap = byName.GetValueOrDefault(row.Name), TapError = taps.Error?.Message });
    }

    private async Task AddRuleCountsAsync()
    {
        foreach (var group in (buses.Value ?? []).Select(b => b.Name).Chunk(CountsAtOnce))
        {
            var counts = await Task.WhenAll(group.Select(async name => (name, rules: await Rules.ListAsync(Connection.Id, name, Gone))));
            var byName = counts.Where(c => c.rules.IsOk).ToDictionary(c => c.name, c => c.rules.Value!.Count(r => !r.IsTap));
            Replace(row => byName.TryGetValue(row.Name, out var count) ? row with { RuleCount = count } : row);
        }
    }

    private void Replace(Func<EventBusRow, EventBusRow> change)
    {
        if (Gone.IsCancellationRequested) return;
        buses.Take(AwsResult.Ok<IReadOnlyList<EventBusRow>>([.. (buses.Value ?? []).Select(change)]));
        StateHasChanged();
    }

    private IReadOnlyList<EventBusRow> Shown(IReadOnlyList<EventBusRow> all) => Sort switch
    {
        "-name" => [.. all.OrderByDescending(b => b.Name, StringComparer.OrdinalIgnoreCase)],
        "rules" => [.. all.OrderBy(b => b.RuleCount ?? -1)],
        "-rules" => [.. all.OrderByDescending(b => b.RuleCount ?? -1)],
        _ => [.. all.OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)],
    };

    private Task CreatedAsync(string name)
    {
        Navigation.NavigateTo(Urls.EventBus(name));
        return Task.CompletedTask;
    }
}
