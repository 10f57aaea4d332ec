using Portal.Services.Access;
using Portal.Services.Approvals.Asking;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

internal sealed class Approvals(UserSessions users, WaitStore store, WaitVotes votes, Decider decider, WaitWork work, WaitResolver resolver, WaitScan scan, StuckReport stuck,
    QuestionReader questions, Requesters requesters, WaitSignals signals, TimeProvider time) : IApprovals
{
    /// <summary>Many pages that look at once ask AWS once.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    public async Task<AwsResult<IReadOnlyList<WaitSummary>>> ListAsync(WaitQuery query, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, query.Connection ?? "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        var rows = await store.ListAsync(query, cancellationToken);
        var payloads = await store.PayloadsAsync([.. rows.Where(questions.NeedsPayload).Select(r => r.Id)], cancellationToken);
        return AwsResult.Ok<IReadOnlyList<WaitSummary>>([.. rows.Select(r =>
        {
            var (title, group) = questions.Heading(r, payloads.GetValueOrDefault(r.Id));
            return r.ToSummary() with { Title = title, Group = group };
        })]);
    }

    public async Task<AwsResult<WaitDetail>> GetAsync(string waitId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(waitId, cancellationToken) is not { } row) return Unknown(waitId);
        var session = await users.ViewAsync(row.Connection, cancellationToken);
        if (!session.IsOk) return session.Error;

        // What a page shows to decide on should be as it is now; where AWS does not answer, what is known is shown.
        var stale = row.Checked_Us.FromStore() < time.GetUtcNow() - Fresh;
        if (row.IsOpen && stale && (await resolver.CheckAsync(session.Value, row.Execution_Arn, cancellationToken)).IsOk) row = await store.FindAsync(waitId, cancellationToken) ?? row;
        return await DetailAsync(session.Value, row, cancellationToken);
    }

    public async Task<AwsResult<int>> CountOpenAsync(CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        return allowed.IsOk ? (await store.CountOpenAsync(cancellationToken)).Values.Sum() : allowed.Error;
    }

    public async Task<AwsResult<DecisionResult>> DecideAsync(string waitId, Decision decision, CancellationToken cancellationToken)
    {
        var row = await FindAsync(waitId, "approval.decide", cancellationToken);
        if (!row.IsOk) return row.Error;
        var decided = await decider.DecideAsync(row.Value, decision, cancellationToken);
        if (!decided.IsOk) return decided.Error;

        // What the page then shows is the whole question, not the row alone.
        var session = await users.ViewAsync(row.Value.Connection, cancellationToken);
        var now = await store.FindAsync(waitId, cancellationToken) ?? row.Value;
        return session.IsOk ? decided.Value with { Wait = await DetailAsync(session.Value, now, cancellationToken) } : decided.Value;
    }

    public async Task<AwsResult<WaitDetail>> WorkAsync(string waitId, bool working, CancellationToken cancellationToken) =>
        await ThenShowAsync(await FindAsync(waitId, "approval.work", cancellationToken), row => work.WorkAsync(row, working, cancellationToken), cancellationToken);

    public async Task<AwsResult<WaitDetail>> BeatAsync(string waitId, CancellationToken cancellationToken) =>
        await ThenShowAsync(await FindAsync(waitId, "approval.work", cancellationToken), row => work.BeatAsync(row, cancellationToken), cancellationToken);

    public async Task<AwsResult<WaitDetail>> TakeAsync(string waitId, CancellationToken cancellationToken) =>
        await ThenShowAsync(await FindAsync(waitId, "approval.take", cancellationToken), row => work.TakeAsync(row, cancellationToken), cancellationToken);

    public async Task<AwsResult<IReadOnlyList<StuckWait>>> ListStuckAsync(CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        return allowed.IsOk ? AwsResult.Ok(await stuck.ReadAsync(cancellationToken)) : allowed.Error;
    }

    public async Task<AwsResult<int>> ReconcileAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await scan.ScanAsync(session.Value, cancellationToken) : session.Error;
    }

    public IAsyncEnumerable<long> ChangesAsync(CancellationToken cancellationToken) => signals.ReadAllAsync(cancellationToken);

    /// <summary>Somebody who may not decide learns nothing about which waits there are, and is written down.</summary>
    private async Task<AwsResult<WaitRow>> FindAsync(string waitId, string action, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(waitId, cancellationToken) is { } row) return row;
        var user = await users.AllowAsync(PortalAct.Approve, "", cancellationToken);
        if (user.IsOk) return Unknown(waitId);
        await users.RecordAsync(action, "", waitId, user.Error.Code, cancellationToken);
        return user.Error;
    }

    private async Task<AwsResult<WaitDetail>> ThenShowAsync(AwsResult<WaitRow> row, Func<WaitRow, Task<AwsResult<WaitRow>>> act, CancellationToken cancellationToken)
    {
        if (!row.IsOk) return row.Error;
        var done = await act(row.Value);
        if (!done.IsOk) return done.Error;
        var session = await users.ViewAsync(done.Value.Connection, cancellationToken);
        return session.IsOk ? await DetailAsync(session.Value, done.Value, cancellationToken) : session.Error;
    }

    private async Task<WaitDetail> DetailAsync(AwsSession session, WaitRow row, CancellationToken cancellationToken)
    {
        var question = await questions.ReadAsync(session, row, cancellationToken);
        var requester = question.FourEyes ? await requesters.FindAsync(session, row.Execution_Arn, cancellationToken) : [];
        var detail = row.ToDetail();
        return detail with
        {
            Title = question.Title,
            Text = question.Text,
            Group = question.Group,
            Fields = question.Fields,
            Answers = [.. question.Answers.Select(a => a.ToOption())],
            Form = question.Form,
            AllowsOutput = question.AllowsOutput,
            AllowsFailure = question.AllowsFailure,
            FourEyes = question.FourEyes,
            Requester = requester.Count == 0 ? null : string.Join(", ", requester.Select(r => r.Name).Distinct()),
            VotesNeeded = question.Votes,
            Votes = question.Votes > 1 ? await votes.OfAsync(row, cancellationToken) : [],
            Heartbeat = question.Heartbeat && row.Heartbeat_S is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            CanTake = question.TakesActivity && WaitWork.IsActivity(row) && row.Token_Key is null && row.Status == WaitStatuses.Pending && row.No_Token == FoundWait.TakeFirst,
            Basis = question.Basis,
            CannotDecideBecause = question.Broken is { } broken ? $"Its declaration cannot be used: {broken}." : detail.CannotDecideBecause,
        };
    }

    private static AwsError Unknown(string waitId) => AwsError.NotFound($"There is no wait {waitId}.");
}
