using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Approvals;

namespace Portal.Components.Pages.Approvals;

/// <summary>The inbox: every open wait of the connection, kept up to date while one looks.</summary>
public sealed partial class ApprovalsPage
{
    private readonly Loader<IReadOnlyList<WaitSummary>> waits = new();
    private Task listener = Task.CompletedTask;
    private InboxModel? model;
    private bool looking;

    [Inject] private IApprovals Approvals { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }
    [SupplyParameterFromQuery(Name = "group")] public string? Group { get; set; }
    [SupplyParameterFromQuery(Name = "on")] public string? On { get; set; }

    protected override string Subject => $"{Text}\n{View}";

    private IReadOnlyList<TabItem> Connections => [.. (Shell?.Connections ?? []).Select(c => new TabItem(c.Id, c.Name))];

    private bool IsFiltered => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Group) || !string.IsNullOrEmpty(On);

    protected override async Task LoadAsync()
    {
        await waits.LoadAsync(c => Approvals.ListAsync(new WaitQuery { Text = Text, IncludeClosed = View == "closed" }, c), Gone);
        Shape();
    }

    /// <summary>Groups and connections choose among what is there.</summary>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        Shape();
    }

    protected override async Task EnterAsync()
    {
        // Listening begins before the first look, so that no change falls between.
        listener = ListenAsync();
        await base.EnterAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        await listener;
        waits.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var _ in Approvals.ChangesAsync(Gone))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private async Task LookAsync()
    {
        looking = true;
        var found = await Approvals.ReconcileAsync(Connection.Id, Gone);
        looking = false;
        if (!found.IsOk) Toasts.Bad("The histories could not be read", found.Error.Message);
        else Toasts.Ok(found.Value == 0 ? "Nothing new waits" : $"{found.Value} more found");
        await LoadAsync();
    }

    private void Shape() => model = waits.Value is { } all ? new InboxModel(all, Group, On) : null;

    private string Link(WaitSummary wait) => (Shell is { } shell && shell.Connections.FirstOrDefault(c => c.Id == wait.Connection) is { } own ? shell.UrlsOf(own) : Urls).Approval(wait.Id);

    private void Search(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
