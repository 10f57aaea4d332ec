using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Executions.Express;
using Portal.Services.StateMachines;

namespace Portal.Services.Executions;

internal sealed class Executions(UserSessions users, KnownTokens tokens, TimeProvider time) : IExecutions
{
    /// <summary>Of Step Functions: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    private const int LargestInput = 262_144;

    public async Task<AwsResult<Page<ExecutionSummary>>> ListAsync(string connection, ExecutionQuery query, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var listed = await ListAsync(session.Value, query, cancellationToken);
        if (listed.Error?.Code != "StateMachineTypeNotSupported") return listed;

        // Express executions: in their log, if anywhere.
        var logged = await ExpressLogs.ListAsync(session.Value, query.StateMachineArn, query.Status, time.GetUtcNow(), cancellationToken);
        return logged.Map(all => new Page<ExecutionSummary>(all, null));
    }

    public async Task<AwsResult<IReadOnlyList<ExecutionSummary>>> ListRecentAsync(string connection, ExecutionStatus? status, int limit, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var machines = await session.Value.StepFunctions.ListStateMachinesAsync(cancellationToken);
        if (!machines.IsOk) return machines.Error;
        limit = Math.Clamp(limit, 1, 1000);

        // Express executions are listed nowhere: their history is in their logs.
        var standard = machines.Value.Where(m => StateMachineReader.TypeOf(m.Type) == StateMachineType.Standard).ToList();
        var lists = await Paging.EachAsync(standard, m => ListAsync(session.Value, new(m.StateMachineArn) { Status = status, PageSize = limit }, cancellationToken));
        return lists.Map(all => (IReadOnlyList<ExecutionSummary>)[.. all.SelectMany(p => p.Items).OrderByDescending(e => e.StartedAt).Take(limit)]);
    }

    public async Task<AwsResult<ExecutionDetail>> GetAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await ExecutionHistory.DescribeAsync(session.Value, executionArn, cancellationToken) : session.Error;
    }

    public async Task<AwsResult<Page<HistoryEvent>>> HistoryAsync(string connection, HistoryQuery query, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var page = await ExecutionHistory.PageAsync(session.Value, query, cancellationToken);
        if (!page.IsOk) return page.Error;
        var masked = await tokens.MaskAsync(session.Value, query.ExecutionArn, page.Value.Items, cancellationToken);
        return new Page<HistoryEvent>(masked, page.Value.NextToken);
    }

    public async Task<AwsResult<IReadOnlyList<HistoryEvent>>> FullHistoryAsync(string connection, string executionArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var all = await ExecutionHistory.AllAsync(session.Value, executionArn, cancellationToken);
        return all.IsOk ? AwsResult.Ok(await tokens.MaskAsync(session.Value, executionArn, all.Value, cancellationToken)) : all.Error;
    }

    public async Task<AwsResult<StartedExecution>> StartAsync(string connection, string stateMachineArn, string? name, string input, CancellationToken cancellationToken)
    {
        if (DataValue.TryParse(input) is null) return AwsError.Invalid("The input is not JSON.");
        if (System.Text.Encoding.UTF8.GetByteCount(input) > LargestInput) return AwsError.Invalid("The input is larger than 262,144 bytes.");

        // With a name the SDK may send the call again without starting twice.
        var chosen = string.IsNullOrWhiteSpace(name) ? Guid.NewGuid().ToString() : name;
        return await users.ActAsync(PortalAct.StartExecution, connection, "execution.start", stateMachineArn,
            async session => (await session.StepFunctions.StartExecutionAsync(new(stateMachineArn, chosen, input), cancellationToken)).Map(r => new StartedExecution(r.ExecutionArn, r.StartDate)),
            cancellationToken, details: started => new DataObjectBuilder { ["executionArn"] = started.ExecutionArn }.Build().ToJson());
    }

    public Task<AwsResult<Done>> StopAsync(string connection, string executionArn, string? error, string? cause, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.StopExecution, connection, "execution.stop", executionArn,
            async session => (await session.StepFunctions.StopExecutionAsync(new(executionArn, NullIfEmpty(error), NullIfEmpty(cause)), cancellationToken)).Map(_ => default(Done)),
            cancellationToken, comment: NullIfEmpty(cause));

    public Task<AwsResult<Done>> RedriveAsync(string connection, string executionArn, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.RedriveExecution, connection, "execution.redrive", executionArn,
            async session => (await session.StepFunctions.RedriveExecutionAsync(new(executionArn, Guid.NewGuid().ToString()), cancellationToken)).Map(_ => default(Done)), cancellationToken);

    private static async Task<AwsResult<Page<ExecutionSummary>>> ListAsync(AwsSession session, ExecutionQuery query, CancellationToken cancellationToken)
    {
        var status = query.Status is { } wanted ? ExecutionReader.Wire(wanted) : null;
        var page = await session.StepFunctions.ListExecutionsAsync(new(query.StateMachineArn, status, Math.Clamp(query.PageSize, 1, 1000), query.NextToken), cancellationToken);
        return page.Map(r => new Page<ExecutionSummary>([.. (r.Executions ?? []).Select(ExecutionReader.Summary)], r.NextToken));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
