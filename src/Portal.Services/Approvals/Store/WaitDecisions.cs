using System.Data.Common;
using Dapper;
using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>
/// The steps of a decision, each one transaction together with its audit record:
/// PENDING -> SENDING (one wins) -> APPROVED, REJECTED or FAILED; back to PENDING where AWS refused the answer itself; ENDED where
/// the step was over before. Each claim has a number of its own, so that a late message about one cannot settle the next.
/// </summary>
internal sealed class WaitDecisions(IPortalDatabase database, AuditTrail audit, DecisionPoints points, TimeProvider time)
{
    /// <summary>Who acts when a decision is resolved in the background.</summary>
    public static readonly PortalUser Observatory = new("observatory", "Event observatory", new HashSet<PortalRole>());

    /// <returns>The wait as it is now that this caller has won it; null where somebody else has.</returns>
    public Task<WaitRow?> ClaimAsync(WaitRow wait, PortalUser user, SentAnswer answer, string? comment, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, transaction) => Claim(connection, transaction, wait, user, answer, comment), cancellationToken);

    /// <summary>As <see cref="ClaimAsync"/>, within a transaction of the caller.</summary>
    public WaitRow? Claim(DbConnection connection, DbTransaction transaction, WaitRow wait, PortalUser user, SentAnswer answer, string? comment)
    {
        var now = time.GetUtcNow().ToStore();
        var claimed = connection.Execute("""
            UPDATE wait SET status = 'SENDING', attempt = attempt + 1, tries = 1, sent_us = @now, verdict = @verdict, output = @Output, error = @Error, cause = @Cause,
              decided_by_id = @userId, decided_by = @userName, decided_us = @now, comment = @comment
            WHERE id = @Id AND status = 'PENDING' AND token IS NOT NULL
            """,
            new { wait.Id, verdict = answer.Verdict.ToString(), answer.Output, answer.Error, answer.Cause, userId = user.Id, userName = user.Name, now, comment }, transaction);
        if (claimed != 1) return null;
        Record(connection, transaction, user, wait, Action(answer.Verdict), "sending", comment, answer.Label);
        points.Reached(DecisionPoint.Claiming);
        return connection.QuerySingle<WaitRow>("SELECT * FROM wait WHERE id = @Id", new { wait.Id }, transaction);
    }

    /// <summary>Notes that the answer is sent once more.</summary>
    /// <returns>The wait; null where it was settled meanwhile.</returns>
    public Task<WaitRow?> TryAgainAsync(WaitRow wait, CancellationToken cancellationToken) => database.WriteAsync((connection, transaction) =>
        connection.Execute("UPDATE wait SET tries = tries + 1, sent_us = @now WHERE id = @Id AND status = 'SENDING' AND attempt = @Attempt AND tries = @Tries",
            new { wait.Id, wait.Attempt, wait.Tries, now = time.GetUtcNow().ToStore() }, transaction) == 1
            ? connection.QuerySingle<WaitRow>("SELECT * FROM wait WHERE id = @Id", new { wait.Id }, transaction)
            : null, cancellationToken);

    /// <summary>AWS took the answer. The record is the decider's, whoever learned of it.</summary>
    public Task<bool> FinishAsync(WaitRow wait)
    {
        var verdict = Enum.Parse<Verdict>(wait.Verdict!);
        var decider = new PortalUser(wait.Decided_By_Id ?? "", wait.Decided_By ?? "", new HashSet<PortalRole>());
        return MoveAsync(wait, decider, Action(verdict), WaitStatuses.Sending, WaitStatuses.After(verdict), "ok", null);
    }

    /// <summary>AWS refused the answer: the wait is open again for everybody. Votes for it are void.</summary>
    public Task<bool> ReopenAsync(WaitRow wait, PortalUser user, string outcome) => database.WriteAsync((connection, transaction) =>
    {
        var moved = connection.Execute("""
            UPDATE wait SET status = 'PENDING', verdict = NULL, output = NULL, error = NULL, cause = NULL, decided_by_id = NULL, decided_by = NULL, decided_us = NULL, comment = NULL,
              sent_us = NULL, tries = 0
            WHERE id = @Id AND status = 'SENDING' AND attempt = @Attempt
            """, new { wait.Id, wait.Attempt }, transaction);
        if (moved == 1) Record(connection, transaction, user, wait, "approval.reopen", outcome, null, null);
        points.Reached(DecisionPoint.Settling);
        return moved == 1;
    }, CancellationToken.None);

    /// <summary>The step was over before an answer of ours came.</summary>
    public Task<bool> EndAsync(WaitRow wait, PortalUser user, string reason) => MoveAsync(wait, user, "approval.end", wait.Status, WaitStatuses.Ended, reason, reason);

    private Task<bool> MoveAsync(WaitRow wait, PortalUser user, string action, string from, string to, string outcome, string? ended) => database.WriteAsync((connection, transaction) =>
    {
        var moved = connection.Execute("UPDATE wait SET status = @to, ended = @ended, ended_us = @now WHERE id = @Id AND status = @from AND attempt = @Attempt",
            new { wait.Id, wait.Attempt, from, to, ended, now = time.GetUtcNow().ToStore() }, transaction);

        // Nobody did anything where a wait just ended.
        if (moved == 1 && from == WaitStatuses.Sending) Record(connection, transaction, user, wait, action, outcome, null, null);
        if (from == WaitStatuses.Sending) points.Reached(DecisionPoint.Settling);
        return moved == 1;
    }, CancellationToken.None);

    private void Record(DbConnection connection, DbTransaction transaction, PortalUser user, WaitRow wait, string action, string outcome, string? comment, string? answer) =>
        audit.Append(connection, transaction, new(user, action, wait.Connection, wait.Execution_Arn, outcome, comment, Details(wait, answer)));

    internal static string Details(WaitRow wait, string? answer) => new DataObjectBuilder
    {
        ["waitId"] = wait.Id,
        ["state"] = wait.State_Name,
        ["answer"] = answer,
        ["decidedBy"] = wait.Decided_By,
    }.Build().ToJson();

    internal static string Action(Verdict verdict) => "approval." + verdict switch
    {
        Verdict.Approve => "approve",
        Verdict.Reject => "reject",
        Verdict.Fail => "fail",
        _ => "answer",
    };
}
