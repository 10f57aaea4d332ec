using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachine;

/// <summary>One state machine: its graph, its definition, its executions.</summary>
public sealed partial class StateMachinePage
{
    private static readonly IReadOnlyList<TabItem> TabItems =
        [new("graph", "Graph"), new("definition", "Definition"), new("versions", "Versions & aliases"), new("test", "Test a state"), new("executions", "Executions"), new("details", "Details")];

    private readonly Loader<StateMachineDetail> machine = new();
    private bool starting;
    private bool saving;
    private bool busy;
    private string draft = "";
    private string? conflict;

    [Inject] private IStateMachines Machines { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Parameter] public string Arn { get; set; } = "";
    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    protected override string Subject => Arn;

    private string Name => Arn[(Arn.LastIndexOf(':') + 1)..];

    protected override async Task LoadAsync()
    {
        if (machine.Value?.Arn != Arn) machine.Reset();
        await machine.LoadAsync(token => Machines.GetAsync(ConnectionId, Arn, token), Gone);
    }

    private void Select(string? state) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("state", state), replace: true);

    /// <summary>Asks, with what is there now beside what is to be saved.</summary>
    private async Task AskToSaveAsync(string definition)
    {
        draft = definition;
        var now = await Machines.GetAsync(ConnectionId, Arn, Gone);
        conflict = now.Value is { } there && there.Definition != machine.Value!.Definition ? there.Definition : null;
        saving = true;
    }

    /// <param name="version">The description of the version to publish; null: none is.</param>
    private async Task SaveAsync(string? version)
    {
        busy = true;
        var saved = await Machines.UpdateDefinitionAsync(ConnectionId, Arn, draft, version, Gone);
        busy = false;
        if (!saved.IsOk)
        {
            Toasts.Bad("The definition was not saved", saved.Error.Message);
            return;
        }

        saving = false;
        Toasts.Ok(version is null ? "Definition saved" : "Definition saved and published");
        await LoadAsync();
    }

    private async Task DeleteAsync()
    {
        var answer = await Confirmations.AskAsync(new($"Delete {Name}?", "The state machine goes, with the history of its executions. Those that run are ended. This cannot be undone.", "Delete state machine")
        {
            Danger = true,
            TypeToConfirm = Name,
        });
        if (answer is null) return;
        var deleted = await Machines.DeleteAsync(ConnectionId, Arn, Gone);
        if (!deleted.IsOk)
        {
            Toasts.Bad($"{Name} was not deleted", deleted.Error.Message);
            return;
        }

        Toasts.Ok($"{Name} is being deleted");
        Navigation.NavigateTo(Urls.StateMachines());
    }
}
