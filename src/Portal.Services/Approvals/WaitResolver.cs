using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Recording;
using Portal.Services.StateMachines;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>Holds what is known about waits against the history of their execution, which alone says what happened.</summary>
internal sealed class WaitResolver(WaitStore store, WaitDecisions decisions, TakenTasks taken, Definitions definitions, WaitSignals signals, TimeProvider time)
{
    /// <summary>A young execution that AWS says it does not know may just not have arrived everywhere yet.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(5);

    /// <summary>Finds new waits of an execution, completes known ones, and closes those that are over.</summary>
    /// <returns>How many were not known before.</returns>
    public async Task<AwsResult<int>> CheckAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var connection = session.Connection.Id;
        var rows = await store.OpenOfAsync(connection, executionArn, cancellationToken);
        var history = await ReadAsync(session, executionArn, rows, cancellationToken);
        if (!history.IsOk)
        {
            if (history.Error.Kind == AwsErrorKind.NotFound) await EndOldAsync(rows, WaitStore.Gone);
            await store.MarkCheckedAsync(connection, executionArn, time.GetUtcNow(), cancellationToken);
            return history.Error;
        }

        var tasks = TaskWaits.Read(history.Value);
        if (tasks.Count == 0 && rows.Count == 0) return 0;
        var definition = await definitions.OfExecutionAsync(session, executionArn, cancellationToken);
        IReadOnlyList<WaitingState> states = definition is null ? [] : TokenPlaces.Read(definition);
        var found = 0;
        var changed = false;
        foreach (var wait in tasks.Select(t => FoundWait.Read(t, states)))
        {
            var row = rows.FirstOrDefault(r => r.Scheduled_Id == wait.Task.ScheduledEventId || (wait.Token is not null && store.IsTokenOf(r, wait.Token)));
            if (row?.Scheduled_Id is null && (row is not null || wait.Task.IsOpen))
            {
                var isNew = await store.MergeAsync(connection, executionArn, ExecutionOrigin.StateMachineOf(executionArn) ?? "", wait, cancellationToken);
                found += isNew ? 1 : 0;
                changed |= isNew || row is not null;
            }

            if (wait.Task.Worker is { } worker) changed |= await taken.PlaceAsync(connection, executionArn, wait.Task.ScheduledEventId, worker, cancellationToken);
            if (row is { Token_Key: null } && wait.NoTokenReason is { } reason && reason != row.No_Token) changed |= await store.ExplainAsync(row.Id, reason, cancellationToken);
            if (row is not null) changed |= await SettleAsync(row, wait.Task);
        }

        await store.MarkCheckedAsync(connection, executionArn, time.GetUtcNow(), cancellationToken);
        if (changed) signals.Changed();
        return found;
    }

    /// <summary>The part of the history that matters: back to the oldest open wait, or all of it while one is not placed yet.</summary>
    private static async Task<AwsResult<IReadOnlyList<HistoryEvent>>> ReadAsync(AwsSession session, string executionArn, List<WaitRow> rows, CancellationToken cancellationToken)
    {
        var back = rows.Count > 0 && rows.TrueForAll(r => r.Scheduled_Id is not null) ? rows.Min(r => r.Scheduled_Id!.Value) : 0;
        var reached = false;
        return await Paging.AllAsync(async token =>
        {
            if (reached) return Page<HistoryEvent>.Empty;
            var page = await ExecutionHistory.PageAsync(session, new(executionArn) { NewestFirst = true, NextToken = token }, cancellationToken);
            reached = page.IsOk && page.Value.Items.Any(e => e.Id <= back);
            return page;
        }, ExecutionHistory.LongestHistory);
    }

    /// <summary>
    /// Only what has happened is taken from a history: that a step still waits is no proof, for what was read may be a moment old.
    /// </summary>
    private async Task<bool> SettleAsync(WaitRow row, TaskWait task)
    {
        if (task.IsOpen) return false;
        return row.Status == WaitStatuses.Sending && DecisionTrace.IsOurs(row, task)
            ? await decisions.FinishAsync(row)
            : await decisions.EndAsync(row, WaitDecisions.Observatory, DecisionTrace.Describe(task));
    }

    private async Task EndOldAsync(List<WaitRow> rows, string reason)
    {
        var ended = false;
        foreach (var row in rows.Where(r => r.Since_Us.FromStore() < time.GetUtcNow() - Young)) ended |= await decisions.EndAsync(row, WaitDecisions.Observatory, reason);
        if (ended) signals.Changed();
    }
}
