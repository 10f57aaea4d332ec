using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachines;

/// <summary>All state machines of a connection.</summary>
public sealed partial class StateMachinesPage
{
    private readonly Loader<IReadOnlyList<StateMachineSummary>> machines = new();

    [Inject] private IStateMachines Machines { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    private string? Count => machines.Value?.Count.ToString("N0", CultureInfo.InvariantCulture);

    private IReadOnlyList<StateMachineSummary> Rows => StateMachineList.Shown(machines.Value ?? [], Text, Sort);

    protected override Task EnterAsync() => machines.LoadAsync(token => Machines.ListAsync(ConnectionId, token), PageToken);

    private void Search(string text) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
