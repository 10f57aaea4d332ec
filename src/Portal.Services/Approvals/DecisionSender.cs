using Portal.Services.Access;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;

namespace Portal.Services.Approvals;

/// <summary>Sends one claimed answer and settles what came of it.</summary>
internal sealed class DecisionSender(WaitStore store, WaitDecisions decisions, WaitResolver resolver, WaitSignals signals)
{
    /// <summary>Codes with which Step Functions says that the task is not waiting any more.</summary>
    private static readonly HashSet<string> Over = new(StringComparer.Ordinal) { "TaskTimedOut", "TaskDoesNotExist" };

    /// <param name="wait">As it was before the claim.</param>
    public async Task<DecisionResult> SendAsync(AwsSession session, WaitRow wait, PortalUser user, Decision decision, string? output)
    {
        resolver.Sending[wait.Id] = true;
        AwsError? error;
        try
        {
            // Once claimed the answer goes out, whether or not the page still waits for it.
            error = await CallAsync(session, wait, decision, output);
            if (error is null) await decisions.FinishAsync(wait, user, decision.Verdict);
            else if (!error.OutcomeUnknown && !Over.Contains(error.Code)) await decisions.ReopenAsync(wait, user, error.Code);
        }
        finally
        {
            resolver.Sending.TryRemove(wait.Id, out _);
        }

        // A retry of the SDK may have found the task closed by its own first try: only the history knows.
        if (error is not null && (error.OutcomeUnknown || Over.Contains(error.Code))) await resolver.CheckAsync(session, wait.Execution_Arn, CancellationToken.None);
        signals.Changed();
        var now = await store.FindAsync(wait.Id, CancellationToken.None) ?? wait;
        return Describe(now, error);
    }

    private async Task<AwsError?> CallAsync(AwsSession session, WaitRow wait, Decision decision, string? output)
    {
        if (store.TokenOf(wait) is not { } token) return AwsError.Invalid("The stored token cannot be opened: the key file of the data directory was exchanged.");
        var result = decision.Verdict == Verdict.Fail
            ? await session.StepFunctions.SendTaskFailureAsync(new(token.Reveal(), decision.Error, decision.Cause ?? decision.Comment), CancellationToken.None)
            : await session.StepFunctions.SendTaskSuccessAsync(new(token.Reveal(), output!), CancellationToken.None);
        return result.Error;
    }

    private static DecisionResult Describe(WaitRow now, AwsError? error) => now.Status switch
    {
        WaitStatuses.Approved or WaitStatuses.Rejected or WaitStatuses.Failed => new(DecisionOutcome.Decided, Words(now), now.ToDetail()),
        WaitStatuses.Ended => new(DecisionOutcome.TooLate, now.Ended + " Your answer did not count.", now.ToDetail()),
        WaitStatuses.Sending => new(DecisionOutcome.Checking, "No confirmation came. Whether the answer counts is being read from the execution's history.", now.ToDetail()),
        _ => new(DecisionOutcome.Refused, $"The answer was not taken: {error?.Message} The step still waits.", now.ToDetail()),
    };

    private static string Words(WaitRow wait) => wait.Status switch
    {
        WaitStatuses.Approved => "Approved. The execution goes on.",
        WaitStatuses.Rejected => "Rejected. The execution goes on with that answer.",
        _ => "Answered with a failure. The execution goes on from there.",
    };
}
