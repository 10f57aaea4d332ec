using System.Collections.Concurrent;
using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Recording;
using Portal.Services.StateMachines;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>Holds what is known about waits against the history of their execution, which alone says what happened.</summary>
internal sealed class WaitResolver(WaitStore store, WaitDecisions decisions, Definitions definitions, WaitSignals signals, TimeProvider time)
{
    /// <summary>An answer that this process no longer sends may still be under way for so long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>The waits whose answer this process is sending right now.</summary>
    public ConcurrentDictionary<string, bool> Sending { get; } = new();

    /// <summary>Finds new waits of an execution, completes known ones, and closes those that are over.</summary>
    /// <returns>How many were not known before.</returns>
    public async Task<AwsResult<int>> CheckAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var connection = session.Connection.Id;
        var rows = await store.OpenOfAsync(connection, executionArn, cancellationToken);
        var history = await ReadAsync(session, executionArn, rows, cancellationToken);
        if (!history.IsOk)
        {
            if (history.Error.Kind == AwsErrorKind.NotFound) await EndAllAsync(rows, "The execution no longer exists.");
            else await store.MarkCheckedAsync(connection, executionArn, time.GetUtcNow(), cancellationToken);
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
                changed = true;
            }

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

    private async Task<bool> SettleAsync(WaitRow row, TaskWait task)
    {
        if (task.IsOpen)
        {
            if (row.Status != WaitStatuses.Sending || Sending.ContainsKey(row.Id) || row.Decided_Us is not { } at || time.GetUtcNow() - at.FromStore() < Grace) return false;
            return await decisions.ReopenAsync(row, WaitDecisions.Observatory, "the execution still waits: AWS did not get the answer");
        }

        if (row.Status == WaitStatuses.Sending && Sending.ContainsKey(row.Id)) return false;
        return row.Status == WaitStatuses.Sending && DecisionTrace.IsOurs(row, task)
            ? await decisions.FinishAsync(row, WaitDecisions.Observatory, Enum.Parse<Verdict>(row.Verdict!))
            : await decisions.EndAsync(row, WaitDecisions.Observatory, DecisionTrace.Describe(task));
    }

    private async Task EndAllAsync(List<WaitRow> rows, string reason)
    {
        foreach (var row in rows) await decisions.EndAsync(row, WaitDecisions.Observatory, reason);
        if (rows.Count > 0) signals.Changed();
    }
}
