using Dapper;
using Portal.Services.Access;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>Votes for answers that need several people. The vote that completes the count claims the wait in the same transaction.</summary>
internal sealed class WaitVotes(IPortalDatabase database, WaitDecisions decisions, AuditTrail audit, TimeProvider time)
{
    /// <param name="choice">What is voted for: equal texts are votes for the same answer.</param>
    /// <param name="needed">How many votes make an answer.</param>
    public Task<CastVote> CastAsync(WaitRow wait, PortalUser user, SentAnswer answer, string choice, string? comment, int needed, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
    {
        // Writing first takes the row: of two votes at once the second one counts the first.
        if (c.Execute("UPDATE wait SET checked_us = checked_us WHERE id = @Id AND status = 'PENDING' AND attempt = @Attempt AND token IS NOT NULL", new { wait.Id, wait.Attempt }, t) == 0)
            return new CastVote(VoteResult.TooLate, 0, null);
        var added = c.Execute("""
            INSERT INTO approval_vote(wait_id, attempt, voter_id, voter, choice, label, comment, at_us) VALUES (@Id, @Attempt, @userId, @userName, @choice, @Label, @comment, @now)
            ON CONFLICT(wait_id, attempt, voter_id) DO NOTHING
            """, new { wait.Id, wait.Attempt, userId = user.Id, userName = user.Name, choice, answer.Label, comment, now = time.GetUtcNow().ToStore() }, t);
        if (added == 0) return new CastVote(VoteResult.Duplicate, 0, null);
        audit.Append(c, t, new(user, "approval.vote", wait.Connection, wait.Execution_Arn, "ok", comment, WaitDecisions.Details(wait, answer.Label)));
        var votes = c.QuerySingle<int>("SELECT count(*) FROM approval_vote WHERE wait_id = @Id AND attempt = @Attempt AND choice = @choice", new { wait.Id, wait.Attempt, choice }, t);
        if (votes < needed) return new CastVote(VoteResult.Counted, votes, null);
        return decisions.Claim(c, t, wait, user, answer, comment) is { } claimed ? new(VoteResult.Complete, votes, claimed) : new CastVote(VoteResult.TooLate, votes, null);
    }, cancellationToken);

    /// <summary>The votes for the attempt that runs: the claim that they led to counts as the next one.</summary>
    public Task<List<WaitVote>> OfAsync(WaitRow wait, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<(string Voter, string Label, long At, string? Comment)>("SELECT voter, label, at_us, comment FROM approval_vote WHERE wait_id = @Id AND attempt = @attempt ORDER BY at_us",
            new { wait.Id, attempt = wait.Status == WaitStatuses.Pending ? wait.Attempt : wait.Attempt - 1 })
            .Select(v => new WaitVote(v.Voter, v.Label, v.At.FromStore(), v.Comment)).ToList(), cancellationToken);
}

internal enum VoteResult
{
    Counted,
    Complete,
    Duplicate,
    TooLate,
}

/// <param name="Votes">How many there are now for the same answer.</param>
/// <param name="Claimed">The wait, where this vote completed the count.</param>
internal sealed record CastVote(VoteResult Result, int Votes, WaitRow? Claimed);
