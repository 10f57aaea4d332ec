using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Published versions, what differs between them, and the aliases that lead to them.</summary>
public sealed partial class VersionsTab : IDisposable
{
    /// <summary>Stands for the definition as it is now.</summary>
    private const string Current = "current";

    private readonly Loader<IReadOnlyList<StateMachineVersion>> versions = new();
    private readonly Loader<IReadOnlyList<StateMachineAlias>> aliases = new();
    private readonly CancellationTokenSource gone = new();
    private (string Before, string After)? compared;
    private (string? Arn, string? From, string? To) shown;
    private StateMachineAlias? edited;
    private string? problem;
    private bool editing;

    [Inject] private IStateMachines Machines { get; set; } = null!;
    [Inject] private IStateMachineVersions Versions { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [CascadingParameter] private Connection? Connection { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromVersion { get; set; }
    [SupplyParameterFromQuery(Name = "to")] private string? ToVersion { get; set; }

    [Parameter, EditorRequired] public required StateMachineDetail Machine { get; set; }

    private string ConnectionId => Connection?.Id ?? "";

    /// <summary>The newest version, where nothing is chosen.</summary>
    private string From => FromVersion ?? (versions.Value is [var newest, ..] ? newest.Number : Current);

    private string To => ToVersion ?? Current;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        versions.Dispose();
        aliases.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown.Arn != Machine.Arn)
        {
            shown = (Machine.Arn, null, null);
            await LoadAsync();
        }

        await DiffAsync();
    }

    private async Task LoadAsync()
    {
        var reading = aliases.LoadAsync(token => Versions.ListAliasesAsync(ConnectionId, Machine.Arn, token), gone.Token);
        await versions.LoadAsync(token => Versions.ListAsync(ConnectionId, Machine.Arn, token), gone.Token);
        await reading;
        shown = (Machine.Arn, null, null);
        await DiffAsync();
        StateHasChanged();
    }

    private async Task DiffAsync()
    {
        if (versions.Value is not { Count: > 0 } || shown == (Machine.Arn, From, To)) return;
        shown = (Machine.Arn, From, To);
        var (before, after) = (await DefinitionAsync(From), await DefinitionAsync(To));
        problem = before.Error?.Message ?? after.Error?.Message;
        compared = before.IsOk && after.IsOk ? (DefinitionText.Indented(before.Value), DefinitionText.Indented(after.Value)) : null;
    }

    private async Task<AwsResult<string>> DefinitionAsync(string version) =>
        version == Current ? AwsResult.Ok(Machine.Definition) : (await Machines.GetAsync(ConnectionId, $"{Machine.Arn}:{version}", gone.Token)).Map(m => m.Definition);

    private void Compare(string from, string to) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["from"] = from, ["to"] = to }), replace: true);

    private IEnumerable<string> AliasesOf(StateMachineVersion version) => (aliases.Value ?? []).Where(a => a.Routes.Any(r => r.VersionArn == version.Arn)).Select(a => a.Name);

    private static string NumberOf(string versionArn) => versionArn[(versionArn.LastIndexOf(':') + 1)..];

    private void Edit(StateMachineAlias? alias) => (edited, editing) = (alias, true);

    private async Task PublishAsync()
    {
        var answer = await Confirmations.AskAsync(new($"Publish {Machine.Name} as a version?", "The definition and the role as they are now get a number that never changes.", "Publish version") { CommentLabel = "Description" });
        if (answer is null) return;
        var published = await Versions.PublishAsync(ConnectionId, Machine.Arn, answer.Comment, gone.Token);
        if (published.IsOk) Toasts.Ok($"Version {NumberOf(published.Value)} published");
        else Toasts.Bad("It was not published", published.Error.Message);
        await LoadAsync();
    }

    private async Task DeleteAsync(StateMachineVersion version)
    {
        if (await Confirmations.AskAsync(new($"Delete version {version.Number}?", "Executions that run with it go on. This cannot be undone.", "Delete version") { Danger = true }) is null) return;
        Say(await Versions.DeleteAsync(ConnectionId, version.Arn, gone.Token), $"Version {version.Number} deleted");
        await LoadAsync();
    }

    private async Task DeleteAliasAsync(StateMachineAlias alias)
    {
        if (await Confirmations.AskAsync(new($"Delete the alias {alias.Name}?", "Whoever starts executions by this alias will be refused.", "Delete alias") { Danger = true }) is null) return;
        Say(await Versions.DeleteAliasAsync(ConnectionId, alias.Arn, gone.Token), $"Alias {alias.Name} deleted");
        await LoadAsync();
    }

    private void Say(AwsResult<Done> result, string done)
    {
        if (result.IsOk) Toasts.Ok(done);
        else Toasts.Bad("It was not deleted", result.Error.Message);
    }
}
