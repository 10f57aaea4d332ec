using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;
using Portal.Services.StateMachines;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Puts an execution's story together: history, recorded events, deliveries, waits.</summary>
internal sealed class StoryReader(EventStore events, DeliveryFinder deliveries, TriggerFinder triggers, WaitStore waits, TimeProvider time)
{
    /// <summary>Of longer lists of events the deliveries are found on the event's own page.</summary>
    private const int MostFollowed = 40;

    /// <param name="known">Parts that do not change once they are known: the state machine, the trigger.</param>
    public async Task<AwsResult<ExecutionStory>> ReadAsync(AwsSession session, HistoryTail history, ExecutionStory? known, string executionArn, CancellationToken cancellationToken)
    {
        var described = await session.StepFunctions.DescribeExecutionAsync(executionArn, cancellationToken);
        if (!described.IsOk) return described.Error;
        var execution = ExecutionReader.Detail(described.Value);
        var machine = known?.StateMachine ?? (await session.StepFunctions.DescribeStateMachineForExecutionAsync(executionArn, cancellationToken)).Map(StateMachineReader.Detail).Value;
        var visits = VisitReader.Read(history.Events);
        var emitted = await EmittedAsync(session, visits, cancellationToken);
        var open = await waits.OpenByScheduledAsync(session.Connection.Id, executionArn, cancellationToken);
        var built = visits.Select(v => v.Build() with
        {
            Events = [.. v.EventIds.Select(id => emitted.GetValueOrDefault(id) ?? new EmittedEvent(id, null))],
            WaitId = v.Status == VisitStatus.Waiting && v.Attempts is [.., var last] ? open.GetValueOrDefault(last.ScheduledEventId) : null,
        }).ToList();
        return new ExecutionStory(execution, machine, built, StateSummaries.From(built, execution.StoppedAt ?? time.GetUtcNow()), history.Events.Count, history.Events.Count >= ExecutionHistory.LongestHistory)
        {
            Trigger = known?.Trigger is { Confidence: Confidence.Certain } certain ? certain : await triggers.FindAsync(session, execution, cancellationToken),
        };
    }

    private async Task<Dictionary<string, EmittedEvent>> EmittedAsync(AwsSession session, IReadOnlyList<VisitBuilder> visits, CancellationToken cancellationToken)
    {
        var emitted = new Dictionary<string, EmittedEvent>(StringComparer.Ordinal);
        var recorded = await events.FindAllAsync(session.Connection.Id, [.. visits.SelectMany(v => v.EventIds).Distinct()], cancellationToken);
        foreach (var (id, e) in recorded.OrderByDescending(r => r.Value.Event.Sequence))
        {
            if (emitted.Count >= MostFollowed)
            {
                emitted[id] = new(id, e.Event);
                continue;
            }

            var rules = await deliveries.RulesAsync(session, e, cancellationToken);
            emitted[id] = new(id, e.Event) { Deliveries = rules.IsOk ? await deliveries.FindAsync(session, e, rules.Value, cancellationToken) : [] };
        }

        return emitted;
    }
}
