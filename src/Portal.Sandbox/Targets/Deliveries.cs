using Portal.Sandbox.Durability;
using Portal.Sandbox.Events;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Targets;

/// <summary>
/// Brings matched events to targets. Local targets are tried at once, and what they commit is all that is written; for others, and
/// for local ones that failed, a row is committed and the target's dispatcher takes over.
/// </summary>
internal sealed class Deliveries(RuleTargets targets, Attempts attempts, DeliveryStore store, Dispatchers dispatchers, DeadLetters deadLetters, InvocationLogs logs, IJournal journal, TimeProvider time) : IDeliveries
{
    public async ValueTask DeliverAsync(IReadOnlyList<MatchedEvent> events, CancellationToken cancellationToken)
    {
        var tried = new List<FirstAttempt>(events.Count);
        List<Delivery>? later = null;
        // All attempts start before one is awaited: what they write goes to the disk in one commit.
        for (var i = 0; i < events.Count; i++)
        {
            foreach (var rule in events[i].Rules) Start(events[i].Event, rule, tried, ref later, cancellationToken);
        }

        var writes = new JournalWrites();
        foreach (var attempt in tried)
        {
            var outcome = await attempt.Outcome;
            if (outcome.Succeeded)
            {
                if (outcome.Writes is { } theirs) writes.Add(theirs);
                logs.Closed(attempt.Target, attempt.Event, attempt.Id, 1, outcome);
            }
            else if (await FailedAsync(attempt, outcome, cancellationToken) is { } delivery)
            {
                (later ??= []).Add(delivery);
            }
        }

        if (later is not null)
        {
            foreach (var delivery in later) DeliveryStore.Put(writes, delivery);
        }

        await journal.CommitAsync(writes, cancellationToken);
        if (later is not null) dispatchers.Add(later);
    }

    private void Start(AcceptedEvent accepted, Rule rule, List<FirstAttempt> tried, ref List<Delivery>? later, CancellationToken cancellationToken)
    {
        var planned = targets.Of(rule.Arn);
        var named = accepted.Bus.LogConfig is null ? null : new List<(PlannedTarget, string)>(planned.Count);
        for (var i = 0; i < planned.Count; i++)
        {
            var (target, id) = (planned[i], Guid.NewGuid().ToString());
            named?.Add((target, id));
            if (target.Invoker.IsLocal) tried.Add(new FirstAttempt(target, accepted, id, attempts.MakeAsync(target, accepted, id, 1, cancellationToken)));
            else (later ??= []).Add(store.New(target.Key, id, accepted));
        }

        if (named is not null) logs.Matched(accepted, rule.Arn, named);
    }

    /// <summary>The delivery that goes on; null where it was given up.</summary>
    private async ValueTask<Delivery?> FailedAsync(FirstAttempt attempt, InvocationOutcome outcome, CancellationToken cancellationToken)
    {
        var decision = outcome.Retryable ? RetryDecision.After(attempt.Target.Retries, 1, attempt.Event.AcceptedAt, time.GetUtcNow(), Random.Shared.NextDouble()) : default;
        if (decision.At is not { } due)
        {
            logs.Closed(attempt.Target, attempt.Event, attempt.Id, 1, outcome);
            await deadLetters.SendAsync(attempt.Target, attempt.Event, attempt.Id, outcome, decision.Exhausted, 1, cancellationToken);
            return null;
        }

        var delivery = store.New(attempt.Target.Key, attempt.Id, attempt.Event);
        delivery.Failed(outcome, due);
        return delivery;
    }

    private readonly record struct FirstAttempt(PlannedTarget Target, AcceptedEvent Event, string Id, ValueTask<InvocationOutcome> Outcome);
}
