using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;

namespace Portal.Services.Executions.Keys;

internal sealed class BusinessKeys(UserSessions users, BusinessKeyStore store, BusinessKeySignal signal) : IBusinessKeys
{
    private const int MostFound = 100;

    public async Task<AwsResult<string?>> PathAsync(string connection, string stateMachineArn, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, connection, cancellationToken);
        return allowed.IsOk ? AwsResult.Ok(await store.PathAsync(connection, stateMachineArn, cancellationToken)) : allowed.Error;
    }

    public async Task<AwsResult<Done>> SetPathAsync(string connection, string stateMachineArn, string? path, CancellationToken cancellationToken)
    {
        var wanted = string.IsNullOrWhiteSpace(path) ? null : path.Trim();
        if (wanted is not null && KeyPath.Problem(wanted) is { } problem) return AwsError.Invalid("This is no path to a business key: " + problem);
        var done = await users.ActAsync(PortalAct.ChangeStateMachines, connection, "business-key.set", stateMachineArn, async _ =>
        {
            await store.SetPathAsync(connection, stateMachineArn, wanted, cancellationToken);
            return Done.Ok;
        }, cancellationToken, details: _ => new DataObjectBuilder { ["path"] = wanted }.Build().ToJson());
        signal.Raise();
        return done;
    }

    public async Task<AwsResult<IReadOnlyDictionary<string, string>>> OfAsync(string connection, IReadOnlyCollection<string> executionArns, CancellationToken cancellationToken)
    {
        var allowed = await users.AllowAsync(PortalAct.View, connection, cancellationToken);
        if (!allowed.IsOk) return allowed.Error;
        var all = await store.OfAsync(connection, executionArns, cancellationToken);
        return AwsResult.Ok<IReadOnlyDictionary<string, string>>(all.Where(k => k.Value.Length > 0).ToDictionary(k => k.Key, k => TokenMask.Text(k.Value), StringComparer.Ordinal));
    }

    public async Task<AwsResult<IReadOnlyList<ExecutionSummary>>> FindAsync(string connection, string text, int limit, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var arns = string.IsNullOrWhiteSpace(text) ? [] : await store.FindAsync(connection, text, Math.Clamp(limit, 1, MostFound), cancellationToken);
        var found = new ExecutionSummary?[arns.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, arns.Count), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            // AWS forgets executions before the portal does.
            async (i, token) => found[i] = (await session.Value.StepFunctions.DescribeExecutionAsync(arns[i], token)).Map(ExecutionReader.Detail).Value);
        return AwsResult.Ok<IReadOnlyList<ExecutionSummary>>([.. found.OfType<ExecutionSummary>()]);
    }
}

/// <summary>Wakes the indexer when a path was named.</summary>
internal sealed class BusinessKeySignal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => next.Task;

    public void Raise() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
