namespace Portal.Sandbox.Topics;

/// <summary>Deliveries in the order of when they are due: a few at the same time, and few of one subscriber, so that a slow one holds up no other.</summary>
/// <param name="attempt">Makes an attempt, throws nothing but that it was cancelled, and gives the time of the next; null for none.</param>
/// <param name="clock">Its clock.</param>
internal sealed class DueWork(Func<WaitingDelivery, CancellationToken, Task<DateTimeOffset?>> attempt, TimeProvider clock) : IDisposable
{
    private const int MostAtOnce = 32;
    private const int MostOfOneSubscriber = 4;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<WaitingDelivery, DateTimeOffset> due = new();
    private readonly Dictionary<string, (int Running, Queue<WaitingDelivery> Held)> subscribers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<Task> running = [];
    private ITimer? timer;

    public void Add(WaitingDelivery delivery, DateTimeOffset at)
    {
        lock (gate) due.Enqueue(delivery, at);
        Pump();
    }

    /// <summary>Stops; attempts under way are broken off and made again after the next start.</summary>
    public async Task EndAsync()
    {
        Task[] left;
        lock (gate)
        {
            timer?.Dispose();
            left = [.. running];
        }

        await stop.CancelAsync();
        await Task.WhenAll(left);
    }

    public void Dispose()
    {
        timer?.Dispose();
        stop.Dispose();
    }

    private void Pump()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested) return;
            while (running.Count < MostAtOnce && due.TryPeek(out var delivery, out var at) && at <= clock.GetUtcNow())
            {
                due.Dequeue();
                var (count, held) = subscribers.GetValueOrDefault(delivery.SubscriptionArn, (0, new()));
                if (count >= MostOfOneSubscriber) held.Enqueue(delivery);
                else Start(delivery, count, held);
            }

            if (!due.TryPeek(out _, out var next)) return;
            var wait = next - clock.GetUtcNow();
            timer ??= clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestSleep ? LongestSleep : wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Start(WaitingDelivery delivery, int count, Queue<WaitingDelivery> held)
    {
        subscribers[delivery.SubscriptionArn] = (count + 1, held);
        Task task = null!;
        task = Task.Run(async () =>
        {
            DateTimeOffset? again = null;
            try
            {
                again = await attempt(delivery, stop.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopping: the row stays for the next start.
            }

            finally
            {
                lock (gate)
                {
                    running.Remove(task);
                    Finish(delivery);
                    if (again is { } at) due.Enqueue(delivery, at);
                }

                Pump();
            }
        });
        running.Add(task);
    }

    private void Finish(WaitingDelivery delivery)
    {
        var (count, held) = subscribers[delivery.SubscriptionArn];
        if (held.TryDequeue(out var waiting)) due.Enqueue(waiting, clock.GetUtcNow());
        if (count == 1 && held.Count == 0) subscribers.Remove(delivery.SubscriptionArn);
        else subscribers[delivery.SubscriptionArn] = (count - 1, held);
    }
}
