using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals.Answers;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

internal sealed class Approvals(UserSessions users, AwsSessions sessions, WaitStore store, WaitDecisions decisions, DecisionSender sender, WaitResolver resolver, WaitScan scan, WaitSignals signals,
    Definitions definitions) : IApprovals
{
    // Of SendTaskSuccess and SendTaskFailure: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
    private const int LargestOutput = 262_144;
    private const int LongestError = 256;
    private const int LongestCause = 32_768;
    private const int LongestComment = 4000;

    public async Task<AwsResult<IReadOnlyList<WaitSummary>>> ListAsync(WaitQuery query, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, query.Connection ?? "", cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        var rows = await store.ListAsync(query, cancellationToken);
        return AwsResult.Ok<IReadOnlyList<WaitSummary>>([.. rows.Select(r => r.ToSummary())]);
    }

    public async Task<AwsResult<WaitDetail>> GetAsync(string waitId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(waitId, cancellationToken) is not { } row) return Unknown(waitId);
        var session = await users.ViewAsync(row.Connection, cancellationToken);
        if (!session.IsOk) return session.Error;

        // What a page shows to decide on should be as it is now; where AWS does not answer, what is known is shown.
        if (row.IsOpen && (await resolver.CheckAsync(session.Value, row.Execution_Arn, cancellationToken)).IsOk) row = await store.FindAsync(waitId, cancellationToken) ?? row;
        return await DetailAsync(session.Value, row, cancellationToken);
    }

    public async Task<AwsResult<int>> CountOpenAsync(CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, "", cancellationToken);
        return allowed.IsOk ? (await store.CountOpenAsync(cancellationToken)).Values.Sum() : allowed.Error;
    }

    public async Task<AwsResult<DecisionResult>> DecideAsync(string waitId, Decision decision, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(waitId, cancellationToken) is not { } row) return Unknown(waitId);
        var user = await users.AllowAsync(PortalAct.Approve, row.Connection, cancellationToken);
        if (!user.IsOk)
        {
            await users.RecordAsync("approval.decide", row.Connection, row.Execution_Arn, user.Error.Code, cancellationToken);
            return user.Error;
        }

        var session = await sessions.OpenAsync(row.Connection, user.Value.Id, cancellationToken);
        if (!session.IsOk) return session.Error;
        if (Problem(decision) is { } problem) return problem;
        var output = decision.Verdict == Verdict.Fail ? null : decision.Output ?? await SuggestAsync(session.Value, row, decision, cancellationToken);
        if (!await decisions.ClaimAsync(row, user.Value, decision, output, cancellationToken)) return Lost(await store.FindAsync(waitId, cancellationToken) ?? row);
        signals.Changed();
        return await sender.SendAsync(session.Value, row, user.Value, decision, output);
    }

    public async Task<AwsResult<int>> ReconcileAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await scan.ScanAsync(session.Value, cancellationToken) : session.Error;
    }

    public IAsyncEnumerable<long> ChangesAsync(CancellationToken cancellationToken) => signals.ReadAllAsync(cancellationToken);

    private async Task<WaitDetail> DetailAsync(AwsSession session, WaitRow row, CancellationToken cancellationToken)
    {
        var answers = AnswerInference.Infer(await definitions.OfExecutionAsync(session, row.Execution_Arn, cancellationToken), row.State_Name);
        return row.ToDetail() with
        {
            ApproveOutput = answers.Approve.ToIndentedJson(),
            RejectOutput = answers.Reject.ToIndentedJson(),
            ApproveLeadsTo = answers.ApproveLeadsTo,
            RejectLeadsTo = answers.RejectLeadsTo,
            OutputBasis = answers.Basis,
        };
    }

    private async Task<string> SuggestAsync(AwsSession session, WaitRow row, Decision decision, CancellationToken cancellationToken)
    {
        var answers = AnswerInference.Infer(await definitions.OfExecutionAsync(session, row.Execution_Arn, cancellationToken), row.State_Name);
        var output = decision.Verdict == Verdict.Approve ? answers.Approve : answers.Reject;
        return (string.IsNullOrWhiteSpace(decision.Comment) ? output : AnswerInference.WithComment(output, decision.Comment)).ToJson();
    }

    /// <summary>What Step Functions would refuse is refused before the wait is claimed.</summary>
    private static AwsError? Problem(Decision decision)
    {
        if (decision.Comment?.Length > LongestComment) return AwsError.Invalid($"The comment is longer than {LongestComment:N0} characters.");
        if (decision.Output is { } output && DataValue.TryParse(output) is null) return AwsError.Invalid("The output is not JSON.");
        if (decision.Output is not null && Encoding.UTF8.GetByteCount(decision.Output) > LargestOutput) return AwsError.Invalid($"The output is larger than {LargestOutput:N0} bytes.");
        if (decision.Error?.Length > LongestError) return AwsError.Invalid($"The error is longer than {LongestError} characters.");
        return decision.Cause?.Length > LongestCause ? AwsError.Invalid($"The cause is longer than {LongestCause:N0} characters.") : null;
    }

    private static DecisionResult Lost(WaitRow row)
    {
        if (row.Token is null) return new(DecisionOutcome.Refused, row.No_Token ?? "The token is not known.", row.ToDetail());
        if (row.Status == WaitStatuses.Ended) return new(DecisionOutcome.TooLate, row.Ended + " Your answer did not count.", row.ToDetail());
        var at = row.Decided_Us is { } us ? us.FromStore().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "a moment ago";
        var verb = row.Verdict switch { nameof(Verdict.Approve) => "approved", nameof(Verdict.Reject) => "rejected", _ => "answered" };
        return new(DecisionOutcome.AlreadyDecided, $"{row.Decided_By} {verb} this at {at}. Your answer did not count.", row.ToDetail());
    }

    private static AwsError Unknown(string waitId) => AwsError.NotFound($"There is no wait {waitId}.");
}
