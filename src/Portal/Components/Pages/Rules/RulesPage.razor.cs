using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Rules;

namespace Portal.Components.Pages.Rules;

/// <summary>The rules of all buses in one list; taps are left out.</summary>
public sealed partial class RulesPage
{
    private readonly Loader<IReadOnlyList<RuleSummary>> rules = new();

    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IRules Rules { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "bus")] public string? Bus { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    protected override string Subject => Bus ?? "";

    protected override Task LoadAsync() => rules.LoadAsync(FetchAsync, Gone);

    private async Task<AwsResult<IReadOnlyList<RuleSummary>>> FetchAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = [Bus ?? ""];
        if (string.IsNullOrEmpty(Bus))
        {
            var buses = await Buses.ListAsync(Connection.Id, cancellationToken);
            if (!buses.IsOk) return buses.Error;
            names = [.. buses.Value.Select(b => b.Name)];
        }

        var all = new List<RuleSummary>();
        foreach (var name in names)
        {
            var found = await Rules.ListAsync(Connection.Id, name, cancellationToken);
            if (!found.IsOk) return found.Error;
            all.AddRange(found.Value.Where(r => !r.IsTap));
        }

        return all;
    }

    private Task SearchAsync(string text)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
        return Task.CompletedTask;
    }

    private IReadOnlyList<RuleSummary> Shown(IReadOnlyList<RuleSummary> all)
    {
        var states = FilterLinks.Split(State);
        var fitting = all.Where(r => states.Count == 0 || states.Contains(r.Enabled ? "enabled" : "disabled")).Where(r => RuleWords.Holds(r, Text));
        return Sort switch
        {
            "-name" => [.. fitting.OrderByDescending(r => r.Name, StringComparer.OrdinalIgnoreCase)],
            "bus" => [.. fitting.OrderBy(r => r.EventBusName, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)],
            "-bus" => [.. fitting.OrderByDescending(r => r.EventBusName, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)],
            _ => [.. fitting.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)],
        };
    }
}
