using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Approvals.Views;
using Portal.Urls;

namespace Portal.Components.Pages.Approvals;

/// <summary>The user's saved views of the inbox: each is an address.</summary>
public sealed partial class InboxViewMenu : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<InboxView> views = [];
    private bool naming;
    private string name = "";
    private string? problem;

    [Inject] private IInboxViews Views { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    private string Query => new Uri(Navigation.Uri).Query.TrimStart('?');

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await LoadAsync();
        StateHasChanged();
    }

    private static string Address(InboxView view) => PageRoutes.Approvals + "?" + view.Query;

    /// <summary>Without its views the inbox still works: a failure here costs the menu only.</summary>
    private async Task LoadAsync()
    {
        try
        {
            views = (await Views.ListAsync(gone.Token)).Value ?? views;
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private async Task SaveAsync()
    {
        var saved = await Views.SaveAsync(name, Query, gone.Token);
        problem = saved.Error?.Message;
        if (!saved.IsOk) return;
        (naming, name) = (false, "");
        Toasts.Ok($"Saved as \"{saved.Value.Name}\"");
        await LoadAsync();
    }

    private async Task DeleteAsync(InboxView view)
    {
        var deleted = await Views.DeleteAsync(view.Id, gone.Token);
        if (!deleted.IsOk) Toasts.Bad("The view was not deleted", deleted.Error.Message);
        await LoadAsync();
    }
}
