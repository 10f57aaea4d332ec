using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Approvals;

namespace Portal.Components.Pages.Approval;

/// <summary>One waiting step, for the person who answers. Opening it decides nothing; an answer is confirmed first.</summary>
public sealed partial class ApprovalPage
{
    private readonly Loader<WaitDetail> wait = new();
    private Task listener = Task.CompletedTask;
    private DecisionResult? result;
    private bool busy;

    [Inject] private IApprovals Approvals { get; set; } = null!;
    [Inject] private DecisionFlow Flow { get; set; } = null!;

    [Parameter] public string Id { get; set; } = "";

    protected override string Subject => Id;

    protected override Task LoadAsync() => wait.LoadAsync(c => Approvals.GetAsync(Id, c), Gone);

    protected override async Task EnterAsync()
    {
        // Listening begins before the first look, so that no change falls between.
        listener = ListenAsync();
        await base.EnterAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        await listener;
        wait.Dispose();
    }

    /// <summary>Somebody else may decide, or the time run out, while this page is open.</summary>
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
