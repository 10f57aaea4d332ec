using Portal.Components.Controls;
using Portal.Services.Approvals;

namespace Portal.Components.Pages.Approval;

/// <summary>Asks once more, decides, and says what came of it: the same wherever an answer is given.</summary>
public sealed class DecisionFlow(IApprovals approvals, Confirmations confirmations, Toasts toasts)
{
    /// <returns>Null where the user did not mean it, or nothing was decided.</returns>
    public async Task<DecisionResult?> DecideAsync(WaitDetail wait, Decision decision)
    {
        var (title, act, next) = decision.Verdict switch
        {
            Verdict.Approve => ("Approve?", "Approve", wait.ApproveLeadsTo),
            Verdict.Reject => ("Reject?", "Reject", wait.RejectLeadsTo),
            _ => ("Fail the step?", "Fail the step", null),
        };
        var goesOn = next is null ? "The execution goes on at once." : $"The execution goes on at \"{next}\" at once.";
        var answer = await confirmations.AskAsync(new(title, $"{goesOn} This cannot be taken back.", act) { Danger = decision.Verdict != Verdict.Approve });
        if (answer is null) return null;

        // Not cancelled with the page: a decision that was confirmed is carried out and written down.
        var decided = await approvals.DecideAsync(wait.Id, decision, CancellationToken.None);
        if (!decided.IsOk)
        {
            toasts.Bad("Nothing was decided", decided.Error.Message);
            return null;
        }

        if (decided.Value.Outcome == DecisionOutcome.Decided) toasts.Ok(decided.Value.Message);
        return decided.Value;
    }
}
