using Microsoft.AspNetCore.Components;
using Portal.Components.Layout;
using Portal.Services.Aws;
using Portal.Urls;

namespace Portal.Components.Pages;

/// <summary>
/// What every page has: its links, its connection, and a token that ends with it. Data is fetched when the page is alive
/// in the browser, not while it is prerendered: once, not twice.
/// </summary>
public abstract class PageBase : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();

    /// <summary>The token is taken once: what still runs after the page has gone may ask for it.</summary>
    protected PageBase() => PageToken = gone.Token;

    [CascadingParameter] protected PortalUrls Urls { get; private set; } = new(null);

    [CascadingParameter] protected Connection? Connection { get; private set; }

    [CascadingParameter] protected ShellState? Shell { get; private set; }

    /// <summary>The connection's id, as the services want it.</summary>
    protected string ConnectionId => Connection?.Id ?? "";

    /// <summary>Cancelled when the page goes away.</summary>
    protected CancellationToken PageToken { get; }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await LeaveAsync();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Fetches what the page shows. Runs once, when the page has come alive.</summary>
    protected virtual Task EnterAsync() => Task.CompletedTask;

    /// <summary>Ends what the page began, after its token was cancelled: waits for its loops.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            await EnterAsync();
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return;
        }

        if (!gone.IsCancellationRequested) StateHasChanged();
    }
}
