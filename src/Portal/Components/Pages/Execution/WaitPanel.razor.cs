using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Components.Pages.Approval;
using Portal.Services.Approvals;
using Portal.Urls;

namespace Portal.Components.Pages.Execution;

/// <summary>The answer to a waiting step, given on its execution's page.</summary>
public sealed partial class WaitPanel : IDisposable
{
    private readonly Loader<WaitDetail> wait = new();
    private readonly CancellationTokenSource gone = new();
    private string? shown;
    private DecisionResult? result;
    private bool busy;

    [Inject] private IApprovals Approvals { get; set; } = null!;
    [Inject] private DecisionFlow Flow { get; set; } = null!;
    [CascadingParameter] private PortalUrls Urls { get; set; } = new(null);

    /// <summary>Null where the token is not known.</summary>
    [Parameter, EditorRequired] public required string? WaitId { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        wait.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == WaitId) return;
        shown = WaitId;
        result = null;
        wait.Reset();
        if (WaitId is not null) await LoadAsync();
    }

    private Task LoadAsync() => wait.LoadAsync(token => Approvals.GetAsync(WaitId!, token), gone.Token);

    private async Task DecideAsync(Decision decision)
    {
        busy = true;
        var decided = await Flow.DecideAsync(wait.Value!, decision);
        busy = false;
        if (decided is null) return;
        result = decided;
        wait.Take(decided.Wait);
    }
}
