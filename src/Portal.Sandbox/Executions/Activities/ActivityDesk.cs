using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Running;

namespace Portal.Sandbox.Executions.Activities;

/// <summary>Lays tasks out for workers, first come, first served. A task that was withdrawn meanwhile is found out when it is taken.</summary>
internal sealed class ActivityDesk(TimeProvider clock) : ICommandPerformer
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Counter> counters = new(StringComparer.Ordinal);

    public void Perform(LiveExecution execution, ExecutionCommand command)
    {
        if (command is ExecutionCommand.OfferActivity offer) Lay(offer.ActivityArn, new(execution.Arn, offer.ScheduledId, offer.Input));
    }

    /// <summary>Waits for a task; null where none came in time.</summary>
    public async Task<ActivityOffer?> TakeAsync(string activityArn, TimeSpan patience, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ActivityOffer> turn;
        lock (guard)
        {
            var counter = CounterOf(activityArn);
            if (counter.Offers.TryDequeue(out var ready)) return ready;
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            counter.Workers.AddLast(turn);
        }

        try
        {
            return await turn.Task.WaitAsync(patience, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            lock (guard)
            {
                // Handed over in the very moment of giving up: back to the front.
                if (!CounterOf(activityArn).Workers.Remove(turn) && turn.Task.IsCompletedSuccessfully) return turn.Task.Result;
            }

            if (e is OperationCanceledException) throw;
            return null;
        }
    }

    private void Lay(string activityArn, ActivityOffer offer)
    {
        lock (guard)
        {
            var counter = CounterOf(activityArn);
            while (counter.Workers.First is { } first)
            {
                counter.Workers.RemoveFirst();
                if (first.Value.TrySetResult(offer)) return;
            }

            counter.Offers.Enqueue(offer);
        }
    }

    private Counter CounterOf(string activityArn)
    {
        if (!counters.TryGetValue(activityArn, out var counter)) counters[activityArn] = counter = new Counter();
        return counter;
    }

    private sealed class Counter
    {
        public Queue<ActivityOffer> Offers { get; } = new();

        public LinkedList<TaskCompletionSource<ActivityOffer>> Workers { get; } = new();
    }
}

/// <summary>A task that waits for a worker.</summary>
internal sealed record ActivityOffer(string ExecutionArn, long ScheduledId, Payload Input);
