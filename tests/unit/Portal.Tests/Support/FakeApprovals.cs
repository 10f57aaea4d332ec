using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Tests.Support;

internal sealed class FakeApprovals : IApprovals
{
    private readonly Channel<long> changes = Channel.CreateUnbounded<long>();

    public List<WaitDetail> Waits { get; } = [];

    public List<(string WaitId, Decision Decision)> Decisions { get; } = [];

    public Func<string, Decision, AwsResult<DecisionResult>>? Answer { get; set; }

    public void Change() => changes.Writer.TryWrite(1);

    public Task<AwsResult<IReadOnlyList<WaitSummary>>> ListAsync(WaitQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<WaitSummary>>([.. Waits.Where(w => query.ExecutionArn is null || w.ExecutionArn == query.ExecutionArn)]));

    public Task<AwsResult<WaitDetail>> GetAsync(string waitId, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<WaitDetail>>(Waits.Find(w => w.Id == waitId) is { } wait ? wait : AwsError.NotFound("There is no such wait."));

    public Task<AwsResult<int>> CountOpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<int>>(Waits.Count(w => w.Status == WaitStatus.Pending));

    public Task<AwsResult<DecisionResult>> DecideAsync(string waitId, Decision decision, CancellationToken cancellationToken)
    {
        Decisions.Add((waitId, decision));
        var at = Waits.FindIndex(w => w.Id == waitId);
        if (Answer is not null) return Task.FromResult(Answer(waitId, decision));
        Waits[at] = Waits[at] with { Status = decision.Verdict == Verdict.Approve ? WaitStatus.Approved : WaitStatus.Rejected, DecidedBy = "Local operator", DecidedAt = Samples.Now };
        return Task.FromResult<AwsResult<DecisionResult>>(new DecisionResult(DecisionOutcome.Decided, "The execution goes on.", Waits[at]));
    }

    public List<string> Acts { get; } = [];

    public List<StuckWait> Stuck { get; } = [];

    public Task<AwsResult<WaitDetail>> WorkAsync(string waitId, bool working, CancellationToken cancellationToken)
    {
        Acts.Add(working ? "work" : "rest");
        var at = Waits.FindIndex(w => w.Id == waitId);
        Waits[at] = Waits[at] with { WorkedBy = working ? "Local operator" : null, WorkedSince = working ? Samples.Now : null };
        return Task.FromResult<AwsResult<WaitDetail>>(Waits[at]);
    }

    public Task<AwsResult<WaitDetail>> BeatAsync(string waitId, CancellationToken cancellationToken)
    {
        Acts.Add("beat");
        return GetAsync(waitId, cancellationToken);
    }

    public Task<AwsResult<WaitDetail>> TakeAsync(string waitId, CancellationToken cancellationToken)
    {
        Acts.Add("take");
        return GetAsync(waitId, cancellationToken);
    }

    public Task<AwsResult<IReadOnlyList<StuckWait>>> ListStuckAsync(CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok<IReadOnlyList<StuckWait>>(Stuck));

    public Task<AwsResult<int>> ReconcileAsync(string connection, CancellationToken cancellationToken) => Task.FromResult<AwsResult<int>>(0);

    public async IAsyncEnumerable<long> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken)) yield return change;
    }
}
