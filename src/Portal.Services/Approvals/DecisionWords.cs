using System.Globalization;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>Says what came of an answer. Never more than is known: an answer without a word from AWS is "being checked", not given.</summary>
internal static class DecisionWords
{
    /// <param name="wait">As it stands now.</param>
    /// <param name="error">What AWS said to the answer; null where it took it.</param>
    public static DecisionResult Describe(WaitRow wait, AwsError? error) => wait.Status switch
    {
        WaitStatuses.Approved or WaitStatuses.Rejected or WaitStatuses.Failed or WaitStatuses.Answered => new(DecisionOutcome.Decided, Done(wait), wait.ToDetail()),
        WaitStatuses.Ended => new(DecisionOutcome.TooLate, wait.Ended + " Your answer did not count.", wait.ToDetail()),
        WaitStatuses.Sending => new(DecisionOutcome.Checking, Unknown(error), wait.ToDetail()),
        _ => new(DecisionOutcome.Refused, $"The answer was not taken: {error?.Message} The step still waits.", wait.ToDetail()),
    };

    /// <summary>To somebody whose answer came after another's.</summary>
    public static DecisionResult Lost(WaitRow wait)
    {
        if (wait.Token is null) return new(DecisionOutcome.Refused, wait.No_Token ?? "The token is not known.", wait.ToDetail());
        if (wait.Status == WaitStatuses.Ended) return new(DecisionOutcome.TooLate, wait.Ended + " Your answer did not count.", wait.ToDetail());
        if (wait.Status == WaitStatuses.Pending) return new(DecisionOutcome.Refused, "AWS refused an answer that came before yours. The step still waits: answer again.", wait.ToDetail());
        var at = wait.Decided_Us is { } us ? us.FromStore().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "a moment ago";
        var verb = wait.Verdict switch { nameof(Verdict.Approve) => "approved", nameof(Verdict.Reject) => "rejected", _ => "answered" };
        return wait.Status == WaitStatuses.Sending
            ? new(DecisionOutcome.AlreadyDecided, $"{wait.Decided_By} answered before you, at {at}; AWS has not confirmed that answer yet. Yours did not count.", wait.ToDetail())
            : new(DecisionOutcome.AlreadyDecided, $"{wait.Decided_By} {verb} this at {at}. Your answer did not count.", wait.ToDetail());
    }

    private static string Unknown(AwsError? error) => error?.Kind == AwsErrorKind.Throttled
        ? "Your answer is written down; AWS is taking no calls just now. It is sent again until AWS gives a word on it."
        : "Your answer is written down, but no confirmation came. Whether it counts is being read from the execution's history.";

    private static string Done(WaitRow wait) => wait.Status switch
    {
        WaitStatuses.Approved => "Approved. The execution goes on.",
        WaitStatuses.Rejected => "Rejected. The execution goes on with that answer.",
        WaitStatuses.Failed => "Answered with a failure. The execution goes on from there.",
        _ => "Answered. The execution goes on with that output.",
    };
}
