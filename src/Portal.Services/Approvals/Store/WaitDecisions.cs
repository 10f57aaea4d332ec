using System.Data.Common;
using Dapper;
using Portal.Services.Access;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>
/// The steps of a decision, each one transaction together with its audit record:
/// PENDING -> SENDING (one wins) -> APPROVED, REJECTED or FAILED; back to PENDING where AWS did not take it; ENDED where the
/// step was over before.
/// </summary>
internal sealed class WaitDecisions(IPortalDatabase database, AuditTrail audit, TimeProvider time)
{
    /// <summary>Who acts when a decision is resolved in the background.</summary>
    public static readonly PortalUser Observatory = new("observatory", "Event observatory", new HashSet<PortalRole>());

    /// <returns>True where this caller won the wait.</returns>
    public Task<bool> ClaimAsync(WaitRow wait, PortalUser user, Decision decision, string? output, CancellationToken cancellationToken) => database.WriteAsync((connection, transaction) =>
    {
        var claimed = connection.Execute("""
            UPDATE wait SET status = 'SENDING', verdict = @verdict, output = @output, error = @Error, cause = @cause, decided_by_id = @userId, decided_by = @userName, decided_us = @now, comment = @Comment
            WHERE id = @Id AND status = 'PENDING' AND token IS NOT NULL
            """,
            new
            {
                wait.Id,
                verdict = decision.Verdict.ToString(),
                output,
                decision.Error,
                cause = decision.Verdict == Verdict.Fail ? decision.Cause ?? decision.Comment : null,
                userId = user.Id,
                userName = user.Name,
                now = time.GetUtcNow().ToStore(),
                decision.Comment,
            }, transaction);
        if (claimed == 1) Record(connection, transaction, user, wait, Action(decision.Verdict), "sending", decision.Comment);
        return claimed == 1;
    }, cancellationToken);

    /// <summary>AWS took the answer.</summary>
    public Task<bool> FinishAsync(WaitRow wait, PortalUser user, Verdict verdict) => MoveAsync(wait, user, Action(verdict), WaitStatuses.Sending, WaitStatuses.After(verdict), "ok", null);

    /// <summary>AWS did not take the answer: the wait is open again for everybody.</summary>
    public Task<bool> ReopenAsync(WaitRow wait, PortalUser user, string outcome) => database.WriteAsync((connection, transaction) =>
    {
        var moved = connection.Execute("""
            UPDATE wait SET status = 'PENDING', verdict = NULL, output = NULL, error = NULL, cause = NULL, decided_by_id = NULL, decided_by = NULL, decided_us = NULL, comment = NULL
            WHERE id = @Id AND status = 'SENDING'
            """, new { wait.Id }, transaction);
        if (moved == 1) Record(connection, transaction, user, wait, "approval.reopen", outcome, null);
        return moved == 1;
    }, CancellationToken.None);

    /// <summary>The step was over before an answer of ours came.</summary>
    public Task<bool> EndAsync(WaitRow wait, PortalUser user, string reason) => MoveAsync(wait, user, "approval.end", wait.Status, WaitStatuses.Ended, reason, reason);

    private Task<bool> MoveAsync(WaitRow wait, PortalUser user, string action, string from, string to, string outcome, string? ended) => database.WriteAsync((connection, transaction) =>
    {
        var moved = connection.Execute("UPDATE wait SET status = @to, ended = @ended WHERE id = @Id AND status = @from", new { wait.Id, from, to, ended }, transaction);

        // Nobody did anything where a wait just ended.
        if (moved == 1 && from == WaitStatuses.Sending) Record(connection, transaction, user, wait, action, outcome, null);
        return moved == 1;
    }, CancellationToken.None);

    private void Record(DbConnection connection, DbTransaction transaction, PortalUser user, WaitRow wait, string action, string outcome, string? comment) =>
        audit.Append(connection, transaction, new(user, action, wait.Connection, wait.Execution_Arn, outcome, comment,
            new Languages.Data.DataObjectBuilder { ["waitId"] = wait.Id, ["state"] = wait.State_Name }.Build().ToJson()));

    private static string Action(Verdict verdict) => "approval." + verdict switch
    {
        Verdict.Approve => "approve",
        Verdict.Reject => "reject",
        _ => "fail",
    };
}
