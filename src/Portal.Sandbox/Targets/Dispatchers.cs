using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Targets;

/// <summary>A dispatcher for each target that has deliveries waiting.</summary>
internal sealed class Dispatchers(RuleTargets targets, Attempts attempts, DeliveryStore store, DeadLetters deadLetters, InvocationLogs logs, IJournal journal, TimeProvider time, ILogger<Dispatchers> log) : IDisposable
{
    /// <summary>After a failure of the sandbox itself, such as a full disk.</summary>
    private static readonly TimeSpan PauseAfterOwnFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TargetDispatcher> byTarget = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();

    public int Waiting => byTarget.Values.Sum(d => d.Waiting);

    public void Add(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries) byTarget.GetOrAdd(delivery.Key, _ => new TargetDispatcher(AttemptAsync, time)).Add(delivery);
    }

    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(byTarget.Values.Select(d => d.EndAsync()));
    }

    public void Dispose()
    {
        foreach (var dispatcher in byTarget.Values) dispatcher.Dispose();
        stop.Dispose();
    }

    private async Task<bool> AttemptAsync(Delivery delivery)
    {
        try
        {
            return await TryAsync(delivery);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            // Its row is still there: the attempt did not count.
            log.LogError(e, "Delivery {Id} could not be recorded", delivery.Id);
            delivery.Due = time.GetUtcNow() + PauseAfterOwnFailure;
            return true;
        }
    }

    private async Task<bool> TryAsync(Delivery delivery)
    {
        var accepted = delivery.Event ?? store.Read(delivery);
        var target = Find(delivery.Key);
        if (accepted is null || target is null)
        {
            // Rule, target or bus were deleted meanwhile: nobody waits for it.
            await EndAsync(delivery, new JournalWrites());
            return false;
        }

        if (delivery.Attempts > 0 && time.GetUtcNow() >= accepted.AcceptedAt + target.Retries.MaximumEventAge)
        {
            var last = InvocationOutcome.Failure(delivery.ErrorCode ?? InvocationFaults.InternalError, delivery.ErrorMessage ?? "");
            return await GiveUpAsync(delivery, target, accepted, last, RetryDecision.AgeExhausted);
        }

        var outcome = await attempts.MakeAsync(target, accepted, delivery.Id, delivery.Attempts + 1, stop.Token);
        if (outcome.Succeeded)
        {
            logs.Closed(target, accepted, delivery.Id, delivery.Attempts + 1, outcome);
            await EndAsync(delivery, outcome.Writes ?? new JournalWrites());
            return false;
        }

        var decision = outcome.Retryable ? RetryDecision.After(target.Retries, delivery.Attempts + 1, accepted.AcceptedAt, time.GetUtcNow(), Random.Shared.NextDouble()) : default;
        if (decision.At is not { } due)
        {
            delivery.Attempts++;
            return await GiveUpAsync(delivery, target, accepted, outcome, decision.Exhausted);
        }

        delivery.Failed(outcome, due);
        var writes = new JournalWrites();
        DeliveryStore.PutState(writes, delivery);
        await journal.CommitAsync(writes, stop.Token);
        return true;
    }

    private async Task<bool> GiveUpAsync(Delivery delivery, PlannedTarget target, Events.AcceptedEvent accepted, InvocationOutcome outcome, string? exhausted)
    {
        logs.Closed(target, accepted, delivery.Id, delivery.Attempts, outcome);
        await deadLetters.SendAsync(target, accepted, delivery.Id, outcome, exhausted, delivery.Attempts, stop.Token);
        await EndAsync(delivery, new JournalWrites());
        return false;
    }

    private async Task EndAsync(Delivery delivery, JournalWrites writes)
    {
        DeliveryStore.Remove(writes, delivery);
        await journal.CommitAsync(writes, stop.Token);
    }

    private PlannedTarget? Find(string key)
    {
        var bar = key.LastIndexOf('|');
        return targets.Of(key[..bar]).FirstOrDefault(t => t.Key == key);
    }
}
