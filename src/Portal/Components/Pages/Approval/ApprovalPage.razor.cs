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
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

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
        var open = wait.Value!;
        var (title, act) = decision.Verdict switch
        {
            Verdict.Approve => ("Approve?", "Approve"),
            Verdict.Reject => ("Reject?", "Reject"),
            _ => ("Fail the step?", "Fail the step"),
        };
        var next = decision.Verdict switch
        {
            Verdict.Approve => open.ApproveLeadsTo,
            Verdict.Reject => open.RejectLeadsTo,
            _ => null,
        };
        var answer = await Confirmations.AskAsync(new(title, next is null ? "The execution goes on at once. This cannot be taken back." : $"The execution goes on at \"{next}\" at once. This cannot be taken back.", act)
        {
            Danger = decision.Verdict != Verdict.Approve,
        });
        if (answer is null) return;

        busy = true;
        // Not cancelled with the page: a decision that was confirmed is carried out and written down.
        var decided = await Approvals.DecideAsync(Id, decision, CancellationToken.None);
        busy = false;
        if (!decided.IsOk)
        {
            Toasts.Bad("Nothing was decided", decided.Error.Message);
            return;
        }

        result = decided.Value;
        if (result.Outcome == DecisionOutcome.Decided) Toasts.Ok(result.Message);
        wait.Take(result.Wait);
    }
}
