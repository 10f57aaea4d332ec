using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>
/// Sends claimed answers until AWS has given a word on each. A confirmed decision is never dropped: where nobody knows whether
/// AWS took it, the very same answer is sent again. That doubles nothing, because a task token closes once; and where it turns out
/// to be closed, the history says by whose answer.
/// </summary>
internal sealed class DecisionSender(AwsSessions sessions, WaitStore store, WaitDecisions decisions, WaitResolver resolver, WaitSignals signals, DecisionPoints points, TimeProvider time,
    ILogger<DecisionSender> log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Codes with which Step Functions says that the task is not waiting any more.</summary>
    private static readonly HashSet<string> Over = new(StringComparer.Ordinal) { "TaskTimedOut", "TaskDoesNotExist" };

    /// <summary>Codes that refuse this answer however often it is sent.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal) { "InvalidOutput", "InvalidToken", "ValidationException", "Portal.Invalid" };

    /// <summary>The waits whose answer this process is sending right now.</summary>
    private readonly ConcurrentDictionary<string, bool> sending = new();

    /// <param name="wait">As the claim left it.</param>
    public async Task<DecisionResult> SendAsync(AwsSession session, WaitRow wait)
    {
        AwsError? error = null;
        if (sending.TryAdd(wait.Id, true))
        {
            try
            {
                // Once claimed the answer goes out, whether or not the page still waits for it.
                error = await TryAsync(session, wait);
            }
            finally
            {
                sending.TryRemove(wait.Id, out _);
                signals.Changed();
            }
        }

        return DecisionWords.Describe(await store.FindAsync(wait.Id, CancellationToken.None) ?? wait, error);
    }

    /// <summary>Sends again what has no word from AWS yet: answers of this process that got lost, and those of one that was killed.</summary>
    public async Task ResumeAsync(string connection, CancellationToken cancellationToken)
    {
        foreach (var row in await store.SendingAsync(connection, cancellationToken))
        {
            if (sending.ContainsKey(row.Id) || time.GetUtcNow() < NextTry(row)) continue;
            if (await decisions.TryAgainAsync(row, cancellationToken) is not { } again) continue;
            log.LogInformation("The answer to wait {Wait} has no word from AWS: sent again, try {Try}", again.Id, again.Tries);
            var session = await sessions.OpenAsync(connection, again.Decided_By_Id ?? AwsSessions.Observatory, cancellationToken);
            if (session.IsOk) await SendAsync(session.Value, again);
        }
    }

    private static DateTimeOffset NextTry(WaitRow row) =>
        row.Sent_Us is { } sent ? sent.FromStore() + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(row.Tries, 10)), LongestPause.TotalSeconds)) : DateTimeOffset.MinValue;

    private async Task<AwsError?> TryAsync(AwsSession session, WaitRow wait)
    {
        var error = await CallAsync(session, wait);
        points.Reached(DecisionPoint.Answered);
        if (error is null) await decisions.FinishAsync(wait);
        else if (Refusals.Contains(error.Code)) await decisions.ReopenAsync(wait, WaitDecisions.Observatory, error.Code);
        else await ResolveAsync(session, wait, error);
        points.Reached(DecisionPoint.Settled);
        return error;
    }

    /// <summary>
    /// A retry of the SDK, or an earlier try, may have closed the task: only the history knows. Where AWS refused us (rights,
    /// credentials) and the history, which could be read, shows the step waiting, nothing was consumed.
    /// </summary>
    private async Task ResolveAsync(AwsSession session, WaitRow wait, AwsError error)
    {
        var checkedHistory = await resolver.CheckAsync(session, wait.Execution_Arn, CancellationToken.None);
        var refused = !error.OutcomeUnknown && error.Kind != AwsErrorKind.Throttled && !Over.Contains(error.Code);
        if (refused && (checkedHistory.IsOk || wait.Tries == 1)) await decisions.ReopenAsync(wait, WaitDecisions.Observatory, error.Code);
    }

    private async Task<AwsError?> CallAsync(AwsSession session, WaitRow wait)
    {
        if (store.TokenOf(wait) is not { } token) return AwsError.Invalid("The stored token cannot be opened: the key file of the data directory was exchanged.");
        var result = wait.Verdict == nameof(Verdict.Fail)
            ? await session.StepFunctions.SendTaskFailureAsync(new(token.Reveal(), wait.Error, wait.Cause), CancellationToken.None)
            : await session.StepFunctions.SendTaskSuccessAsync(new(token.Reveal(), wait.Output!), CancellationToken.None);
        return result.Error;
    }
}
