using Portal.Services.Aws;

namespace Portal.Services.Approvals;

/// <summary>The steps that wait for an answer (open task tokens), and the decisions on them.</summary>
public interface IApprovals
{
    /// <summary>Open waits by deadline, those without one last; with a query also decided and expired ones.</summary>
    Task<AwsResult<IReadOnlyList<WaitSummary>>> ListAsync(WaitQuery query, CancellationToken cancellationToken);

    Task<AwsResult<WaitDetail>> GetAsync(string waitId, CancellationToken cancellationToken);

    /// <summary>How many waits are open, for the badge in the shell.</summary>
    Task<AwsResult<int>> CountOpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Decides. One caller wins; the others learn who did and when. An answer that AWS did not confirm is
    /// <see cref="DecisionOutcome.Checking"/> and is resolved from the execution's history.
    /// </summary>
    Task<AwsResult<DecisionResult>> DecideAsync(string waitId, Decision decision, CancellationToken cancellationToken);

    /// <summary>Looks through the histories of running executions for waits that no tap has shown. Within AWS's rate budgets.</summary>
    /// <returns>How many waits were found that were not known.</returns>
    Task<AwsResult<int>> ReconcileAsync(string connection, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the user works on it, or no longer does. Where the declaration asks for it, heartbeats then keep the step waiting:
    /// see <see cref="BeatAsync"/>.
    /// </summary>
    Task<AwsResult<WaitDetail>> WorkAsync(string waitId, bool working, CancellationToken cancellationToken);

    /// <summary>Sends one heartbeat for a wait that the user works on. The page calls it while it is open.</summary>
    Task<AwsResult<WaitDetail>> BeatAsync(string waitId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a task of an activity from AWS, so that it can be answered here. AWS chooses which one of the activity's tasks that
    /// is: the result is the wait that was taken, which may be another one.
    /// </summary>
    Task<AwsResult<WaitDetail>> TakeAsync(string waitId, CancellationToken cancellationToken);

    /// <summary>Waits that want looking after: past their usual time, without a timeout, or with a token that never left.</summary>
    Task<AwsResult<IReadOnlyList<StuckWait>>> ListStuckAsync(CancellationToken cancellationToken);

    /// <summary>Gives a number whenever something changed, at most a few times a second: read again then.</summary>
    IAsyncEnumerable<long> ChangesAsync(CancellationToken cancellationToken);
}

public enum Verdict
{
    /// <summary>SendTaskSuccess with an output that says yes.</summary>
    Approve,

    /// <summary>SendTaskSuccess with an output that says no: the definition decides what follows.</summary>
    Reject,

    /// <summary>SendTaskFailure: the task fails with error and cause.</summary>
    Fail,

    /// <summary>SendTaskSuccess with an output that the user wrote: only the definition knows what it means.</summary>
    Answer,
}

/// <param name="Verdict">The answer.</param>
/// <param name="Comment">The decider's words; they go into the audit trail and, unless the output is given, into the output.</param>
public sealed record Decision(Verdict Verdict, string? Comment)
{
    /// <summary>The key of one of <see cref="WaitDetail.Answers"/>; null for the first with this verdict.</summary>
    public string? Answer { get; init; }

    /// <summary>What was typed into <see cref="WaitDetail.Form"/>, by name; goes with answers that approve.</summary>
    public IReadOnlyDictionary<string, string> Form { get; init; } = new Dictionary<string, string>();

    /// <summary>For <see cref="Verdict.Answer"/>: the JSON that the task gives.</summary>
    public string? Output { get; init; }

    /// <summary>For <see cref="Verdict.Fail"/>: at most 256 characters.</summary>
    public string? Error { get; init; }

    /// <summary>For <see cref="Verdict.Fail"/>: at most 32,768 characters; the comment where null.</summary>
    public string? Cause { get; init; }
}

public enum DecisionOutcome
{
    /// <summary>AWS took this answer.</summary>
    Decided,

    /// <summary>The answer counts as a vote; more are needed before AWS hears of it.</summary>
    Voted,

    /// <summary>Somebody else decided before.</summary>
    AlreadyDecided,

    /// <summary>The step had timed out, failed or was stopped before the answer came.</summary>
    TooLate,

    /// <summary>The answer was sent; whether AWS took it is being read from the history.</summary>
    Checking,

    /// <summary>AWS refused the answer itself (for example an output that is too big); the wait is still open.</summary>
    Refused,
}

/// <param name="Outcome">What came of it.</param>
/// <param name="Message">In a sentence, for the page.</param>
/// <param name="Wait">The wait as it stands now.</param>
public sealed record DecisionResult(DecisionOutcome Outcome, string Message, WaitDetail Wait);

public enum WaitStatus
{
    /// <summary>Waits for an answer.</summary>
    Pending,

    /// <summary>An answer is on its way.</summary>
    Sending,
    Approved,
    Rejected,

    /// <summary>Answered with a failure.</summary>
    Failed,

    /// <summary>Answered with an output that a user wrote.</summary>
    Answered,

    /// <summary>Ended without an answer of this portal: timeout, stop, or somebody else's answer.</summary>
    Ended,
}
