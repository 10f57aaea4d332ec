using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Services.Approvals;

namespace Portal.Components.Layout;

/// <summary>The frame around every page: header, navigation, and a boundary that keeps a page's crash inside the page.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ErrorBoundary? boundary;
    private Task counting = Task.CompletedTask;
    private int openApprovals;

    [Inject] private ShellState Shell { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IApprovals Approvals { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Moved;
        await gone.CancelAsync();
        await counting;
        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        Shell.Follow(Navigation.Uri);
        Navigation.LocationChanged += Moved;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) counting = CountApprovalsAsync(gone.Token);
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        Shell.Follow(e.Location);
        boundary?.Recover();
        InvokeAsync(StateHasChanged);
    }

    /// <summary>Keeps the number beside "Approvals" right. A failure here costs the number only.</summary>
    private async Task CountApprovalsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ShowCountAsync(cancellationToken);
            await foreach (var _ in Approvals.ChangesAsync(cancellationToken)) await ShowCountAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The tab has gone.
        }
    }

    private async Task ShowCountAsync(CancellationToken cancellationToken)
    {
        var count = await Approvals.CountOpenAsync(cancellationToken);
        if (!count.IsOk || count.Value == openApprovals) return;
        openApprovals = count.Value;
        await InvokeAsync(StateHasChanged);
    }
}
