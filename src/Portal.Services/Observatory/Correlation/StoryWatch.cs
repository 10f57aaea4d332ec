using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Histories;
using Portal.Services.StateMachines;

namespace Portal.Services.Observatory.Correlation;

/// <summary>
/// The story of one execution as it becomes known. The first one is made of the first page of the history, so that a long
/// execution is on the screen at once; more follow while the rest is read, and then whenever something is new.
/// </summary>
/// <param name="emitted">Null for an outline: events are not followed, the trigger is not looked for.</param>
internal sealed class StoryWatch(AwsSession session, string executionArn, HistoryArchive history, EmittedEvents? emitted, TriggerFinder triggers, WaitStore waits, TimeProvider time)
{
    /// <summary>A trigger that was not found in so many looks is not looked for any more.</summary>
    private const int MostTriggerLooks = 12;

    private readonly VisitReader reader = new(new TextBudget());
    private StateMachineDetail? machine;
    private ExecutionTrigger? trigger;
    private int triggerLooks;
    private int told;

    /// <summary>Reads on until there is a story worth showing.</summary>
    public async Task<AwsResult<ExecutionStory>> NextAsync(CancellationToken cancellationToken)
    {
        var describing = ExecutionHistory.DescribeAsync(session, executionArn, cancellationToken);
        var defining = machine is null ? ExecutionHistory.DefineAsync(session, executionArn, cancellationToken) : null;
        // Twice as much as was told before: a few stories, however long the history is.
        do
        {
            var next = await history.NextAsync(cancellationToken);
            if (!next.IsOk) return next.Error;
            foreach (var e in next.Value) reader.Take(e);
        }
        while (!history.IsRead && history.Count < 2 * told);

        told = history.Count;
        var described = await describing;
        if (!described.IsOk) return described.Error;
        if (defining is not null) machine = (await defining).Map(StateMachineReader.Detail).Value;
        return await TellAsync(described.Value, cancellationToken);
    }

    private async Task<ExecutionStory> TellAsync(ExecutionDetail execution, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<long, string> open = new Dictionary<long, string>();
        if (history.IsRead && emitted is not null)
        {
            await emitted.RefreshAsync([.. reader.Visits.SelectMany(v => v.EventIds)], cancellationToken);
            open = await waits.OpenByScheduledAsync(session.Connection.Id, executionArn, cancellationToken);
            await FindTriggerAsync(execution, cancellationToken);
        }

        var visits = new StateVisit[reader.Visits.Count];
        for (var i = 0; i < visits.Length; i++) visits[i] = Build(reader.Visits[i], open);
        return new ExecutionStory(execution, machine, visits, StateSummaries.From(visits, execution.StoppedAt ?? time.GetUtcNow()), history.Count, history.Count >= ExecutionHistory.LongestHistory)
        {
            Trigger = trigger,
            IsReading = !history.IsRead,
            History = history,
        };
    }

    private StateVisit Build(VisitBuilder visit, IReadOnlyDictionary<long, string> open) => visit.Build(
        visit.EventIds.Count == 0 ? [] : [.. visit.EventIds.Select(id => emitted?.Of(id) ?? new EmittedEvent(id, null))],
        visit.Status == VisitStatus.Waiting && visit.Attempts is [.., var last] ? open.GetValueOrDefault(last.ScheduledEventId) : null);

    private async Task FindTriggerAsync(ExecutionDetail execution, CancellationToken cancellationToken)
    {
        if (trigger is { Confidence: Confidence.Certain } || triggerLooks >= MostTriggerLooks) return;
        triggerLooks++;
        trigger = await triggers.FindAsync(session, execution, cancellationToken);
    }
}
