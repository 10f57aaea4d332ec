using Portal.Components.Controls;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Components.Pages.Approval;

/// <summary>Asks once more, decides, and says what came of it: the same wherever an answer is given.</summary>
public sealed class DecisionFlow(IApprovals approvals, Confirmations confirmations, Toasts toasts)
{
    /// <returns>Null where the user did not mean it, or nothing was decided.</returns>
    public async Task<DecisionResult?> DecideAsync(WaitDetail wait, Decision decision)
    {
        if (await confirmations.AskAsync(Question(wait, decision)) is null) return null;

        // Not cancelled with the page: a decision that was confirmed is carried out and written down.
        var decided = await approvals.DecideAsync(wait.Id, decision, CancellationToken.None);
        if (!decided.IsOk)
        {
            toasts.Bad("Nothing was decided", Words(decided.Error));
            return null;
        }

        if (decided.Value.Outcome is DecisionOutcome.Decided or DecisionOutcome.Voted) toasts.Ok(decided.Value.Message);
        return decided.Value;
    }

    private static ConfirmRequest Question(WaitDetail wait, Decision decision)
    {
        var answer = wait.Answers.FirstOrDefault(a => a.Key == decision.Answer);
        var name = wait.Title.Length > 0 ? wait.Title : wait.StateName;
        var (act, leads) = decision switch
        {
            { Verdict: Verdict.Answer } => ("Send this output", "the execution goes on with your output"),
            _ when answer is not null => (answer.Label, answer.LeadsTo),
            _ => ("Fail the step", "the step fails"),
        };
        var votes = wait.VotesNeeded > 1 && decision.Verdict == Verdict.Approve ? $" It is one vote of the {wait.VotesNeeded} that are needed." : "";
        return new(act + "?", $"{name}: {leads}.{votes} This cannot be taken back.", act) { Danger = decision.Verdict is Verdict.Reject or Verdict.Fail };
    }

    private static string Words(AwsError error) => error.Advice is null ? error.Message : $"{error.Message} {error.Advice}";
}
