using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Wakes executions when their next timer is due: one queue and one timer for all of them.</summary>
internal sealed class DueTimes(LiveExecutions lives, SandboxClock clock) : IDisposable
{
    /// <summary>The longest a timer is set for; a clock that is put right meanwhile is noticed after this.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(60);

    private readonly Lock guard = new();
    private readonly PriorityQueue<(LiveExecution Execution, DateTimeOffset At), DateTimeOffset> queue = new();
    private readonly SemaphoreSlim changed = new(0);

    /// <summary>The next moment of the sandbox's clock at which an execution is woken; null for none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (guard)
            {
                // What was overtaken by something else stays in the queue until it is due.
                DateTimeOffset? next = null;
                foreach (var (due, at) in queue.UnorderedItems)
                {
                    if (due.Execution.TimerAt == due.At && !(at >= next)) next = at;
                }

                return next;
            }
        }
    }

    public void Start() => clock.Moved += Wake;

    public void Stop() => clock.Moved -= Wake;

    /// <summary>Takes note of when the execution next wants to be woken. Under its guard.</summary>
    public void Set(LiveExecution live)
    {
        var next = live.State.NextTimer;
        if (next == live.TimerAt) return;
        live.TimerAt = next;
        if (next is not { } at) return;
        at = live.Record.Time.ClockAt(at);
        bool isFirst;
        lock (guard)
        {
            isFirst = !queue.TryPeek(out _, out var first) || at < first;
            queue.Enqueue((live, next.Value), at);
        }

        if (isFirst) Wake();
    }

    /// <summary>Wakes what is due, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var sleep = Fire();
            using var waking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(sleep, clock.Real, waking.Token);
            var change = changed.WaitAsync(waking.Token);
            await Task.WhenAny(timer, change);
            await waking.CancelAsync();
            while (changed.CurrentCount > 0) await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Wakes what is due; gives the real time until the next.</summary>
    internal TimeSpan Fire()
    {
        while (true)
        {
            (LiveExecution Execution, DateTimeOffset At) due;
            lock (guard)
            {
                if (!queue.TryPeek(out due, out var at)) return LongestSleep;
                var left = clock.RealTimeUntil(at);
                if (left > TimeSpan.Zero)
                {
                    // Timers count milliseconds: rounded up, so that it is never too early.
                    left = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
                    return left < LongestSleep ? left : LongestSleep;
                }

                queue.Dequeue();
            }

            lock (due.Execution.Guard)
            {
                if (due.Execution.TimerAt != due.At) continue;
                due.Execution.TimerAt = null;
            }

            lives.Post(due.Execution, new Letter(Stimulus.Tick.Instance));
        }
    }

    public void Dispose() => changed.Dispose();

    private void Wake()
    {
        if (changed.CurrentCount == 0) changed.Release();
    }
}
