using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals.Asking;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;

namespace Portal.Services.Approvals;

/// <summary>One decision from the click to what is said about it: allowed, complete, four eyes, votes, claimed, sent, told.</summary>
internal sealed class Decider(UserSessions users, AwsSessions sessions, WaitStore store, WaitDecisions decisions, WaitVotes votes, DecisionSender sender, QuestionReader questions,
    Requesters requesters, WaitSignals signals, DecisionPoints points, TimeProvider time)
{
    /// <summary>How long somebody who came second waits for the fate of the first answer, to be told that instead of "not yet".</summary>
    private static readonly TimeSpan LoserPatience = TimeSpan.FromSeconds(1.5);

    public async Task<AwsResult<DecisionResult>> DecideAsync(WaitRow row, Decision decision, CancellationToken cancellationToken)
    {
        var user = await users.AllowAsync(PortalAct.Approve, row.Connection, cancellationToken);
        if (!user.IsOk) return await RefuseAsync(row, user.Error, cancellationToken);
        if (row.Status != WaitStatuses.Pending || row.Token is null) return await LostAsync(row, cancellationToken);
        var session = await sessions.OpenAsync(row.Connection, user.Value.Id, cancellationToken);
        if (!session.IsOk) return session.Error;
        var question = await questions.ReadAsync(session.Value, row, cancellationToken);
        var answer = AnswerBuilder.Build(question, decision);
        if (!answer.IsOk) return answer.Error.Kind == AwsErrorKind.Forbidden ? await RefuseAsync(row, answer.Error, cancellationToken) : answer.Error;
        if (question.FourEyes && await FourEyesProblemAsync(session.Value, row, user.Value, cancellationToken) is { } problem) return await RefuseAsync(row, problem, cancellationToken);
        points.Reached(DecisionPoint.Asked);

        // An answer that does not approve needs no second person: one "no" is enough to stop.
        var claimed = question.Votes > 1 && decision.Verdict == Verdict.Approve
            ? await VoteAsync(row, user.Value, question, decision, answer.Value, cancellationToken)
            : new(await decisions.ClaimAsync(row, user.Value, answer.Value, decision.Comment, cancellationToken), null);
        if (claimed.Told is { } told) return told;
        if (claimed.Row is null) return await LostAsync(row, cancellationToken);
        points.Reached(DecisionPoint.Claimed);
        signals.Changed();
        return await sender.SendAsync(session.Value, claimed.Row);
    }

    private async Task<(WaitRow? Row, AwsResult<DecisionResult>? Told)> VoteAsync(WaitRow row, PortalUser user, Question question, Decision decision, SentAnswer answer, CancellationToken cancellationToken)
    {
        var cast = await votes.CastAsync(row, user, answer, Choice(decision, answer), decision.Comment, question.Votes, cancellationToken);
        signals.Changed();
        return cast.Result switch
        {
            VoteResult.Complete => (cast.Claimed, null),
            VoteResult.TooLate => (null, null),
            VoteResult.Duplicate => (null, new AwsError(AwsErrorKind.Conflict, "Portal.VotedAlready", "You have voted on this already.", "Somebody else must give the next vote.")),
            _ => (null, new DecisionResult(DecisionOutcome.Voted, $"Your vote counts: {cast.Votes} of {question.Votes}. The execution goes on when {question.Votes - cast.Votes} more agree.", row.ToDetail())),
        };
    }

    /// <summary>Votes agree where they choose the same answer with the same form; comments may differ.</summary>
    private static string Choice(Decision decision, SentAnswer answer) =>
        new DataObjectBuilder { ["answer"] = decision.Answer ?? answer.Label, ["form"] = Form(decision) }.Build().ToJson();

    private static DataObject Form(Decision decision)
    {
        var form = new DataObjectBuilder();
        foreach (var (name, value) in decision.Form.OrderBy(f => f.Key, StringComparer.Ordinal)) form.Set(name, value.Trim());
        return form.Build();
    }

    private async Task<AwsError?> FourEyesProblemAsync(AwsSession session, WaitRow row, PortalUser user, CancellationToken cancellationToken)
    {
        var known = await requesters.FindAsync(session, row.Execution_Arn, cancellationToken);
        if (known.Count == 0)
        {
            return new(AwsErrorKind.Forbidden, "Portal.RequesterUnknown", "Four eyes are asked for, and nobody knows who requested this.",
                "Only executions that were started with this portal have a requester that can be trusted.");
        }

        return known.Any(r => r.Id == user.Id)
            ? new(AwsErrorKind.Forbidden, "Portal.FourEyes", "You requested this yourself: somebody else must answer.", null)
            : null;
    }

    private async Task<AwsError> RefuseAsync(WaitRow row, AwsError error, CancellationToken cancellationToken)
    {
        await users.RecordAsync("approval.decide", row.Connection, row.Execution_Arn, error.Code, cancellationToken);
        return error;
    }

    private async Task<DecisionResult> LostAsync(WaitRow row, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + LoserPatience;
        while (true)
        {
            // Asked for before the row is read, so that no change falls between.
            var change = signals.NextChange();
            var now = await store.FindAsync(row.Id, cancellationToken) ?? row;
            var left = until - time.GetUtcNow();
            if (now.Status != WaitStatuses.Sending || left <= TimeSpan.Zero) return DecisionWords.Lost(now);
            await WaitSignals.WaitAsync(change, left, time, cancellationToken);
        }
    }
}
