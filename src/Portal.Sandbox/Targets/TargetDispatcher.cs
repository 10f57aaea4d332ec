namespace Portal.Sandbox.Targets;

/// <summary>
/// The deliveries of one target that wait for an attempt: a few at a time, each when it is due, without touching other targets.
/// </summary>
/// <param name="attempt">Makes an attempt, and never throws; gives true where the delivery has a next one, whose time it has set.</param>
/// <param name="time">The clock.</param>
internal sealed class TargetDispatcher(Func<Delivery, Task<bool>> attempt, TimeProvider time) : IDisposable
{
    /// <summary>Attempts at one target at the same time.</summary>
    public const int MostAtOnce = 16;

    /// <summary>Waiting deliveries that keep their event in memory; the rest read it again when they are due.</summary>
    private const int MostInMemory = 256;

    /// <summary>Timers cannot wait longer than about 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<Delivery, (DateTimeOffset Due, long Ordinal)> waiting = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private ITimer? timer;
    private bool stopped;

    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    public void Add(Delivery delivery)
    {
        lock (gate) Enqueue(delivery);
        Pump();
    }

    /// <summary>Starts no further attempt, and waits for those under way.</summary>
    public Task EndAsync()
    {
        lock (gate)
        {
            stopped = true;
            timer?.Dispose();
            if (running == 0) ended.TrySetResult();
        }

        return ended.Task;
    }

    public void Dispose() => timer?.Dispose();

    private void Enqueue(Delivery delivery)
    {
        if (waiting.Count >= MostInMemory) delivery.Event = null;
        waiting.Enqueue(delivery, (delivery.Due, delivery.Ordinal));
    }

    private void Pump()
    {
        lock (gate)
        {
            if (stopped) return;
            var now = time.GetUtcNow();
            while (running < MostAtOnce && waiting.TryPeek(out _, out var first) && first.Due <= now)
            {
                running++;
                _ = RunAsync(waiting.Dequeue());
            }

            if (running < MostAtOnce && waiting.TryPeek(out _, out var next)) Arm(next.Due - now);
        }
    }

    private void Arm(TimeSpan wait)
    {
        timer ??= time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync(Delivery delivery)
    {
        // Not under the gate.
        await Task.Yield();
        var again = await attempt(delivery);
        lock (gate)
        {
            running--;
            if (again)
            {
                delivery.Event = null;
                Enqueue(delivery);
            }

            if (stopped && running == 0) ended.TrySetResult();
        }

        Pump();
    }
}
