namespace Portal.Sandbox.Executions.Clock;

/// <summary>
/// The time in which executions live. It runs with the real clock until a tester moves it or makes it run faster; then waits,
/// timeouts and retries' delays fall due by it, and histories show it.
/// </summary>
internal sealed class SandboxClock(TimeProvider real)
{
    private readonly Lock guard = new();
    private DateTimeOffset realBase = real.GetUtcNow();
    private DateTimeOffset ownBase = real.GetUtcNow();
    private double speed = 1;

    /// <summary>The clock was moved: what waits by it must look again.</summary>
    public event Action? Moved;

    public TimeProvider Real => real;

    public DateTimeOffset Now
    {
        get
        {
            lock (guard) return OwnAt(real.GetUtcNow());
        }
    }

    /// <summary>How many of its seconds pass in a real one.</summary>
    public double Speed
    {
        get
        {
            lock (guard) return speed;
        }
    }

    /// <summary>How far it is ahead of the real clock.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (guard)
            {
                var now = real.GetUtcNow();
                return OwnAt(now) - now;
            }
        }
    }

    /// <summary>Real time until a moment of this clock; zero for a moment that has passed.</summary>
    public TimeSpan RealTimeUntil(DateTimeOffset moment)
    {
        lock (guard)
        {
            var left = moment - OwnAt(real.GetUtcNow());
            return left <= TimeSpan.Zero ? TimeSpan.Zero : left / speed;
        }
    }

    /// <summary>Since when it runs as it does: a real moment, its own time then, and its speed.</summary>
    public (DateTimeOffset Real, DateTimeOffset Own, double Speed) Base
    {
        get
        {
            lock (guard) return (realBase, ownBase, speed);
        }
    }

    /// <summary>Moves it forward, and sets another speed where one is given.</summary>
    /// <param name="by">How far; never back.</param>
    /// <param name="factor">1 to 100,000; null for the speed that it has.</param>
    public void Move(TimeSpan by, double? factor = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        if (factor is not null and not (>= 1 and <= ClockMove.FastestSpeed)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "From 1 to 100,000.");
        Rebase(() =>
        {
            ownBase += by;
            speed = factor ?? speed;
        });
    }

    /// <summary>Goes on from where it stood before a restart, as if there had been none.</summary>
    public void Restore(DateTimeOffset real, DateTimeOffset own, double factor)
    {
        lock (guard) (realBase, ownBase, speed) = (real, own, factor);
    }

    private void Rebase(Action change)
    {
        lock (guard)
        {
            var now = real.GetUtcNow();
            (ownBase, realBase) = (OwnAt(now), now);
            change();
        }

        Moved?.Invoke();
    }

    private DateTimeOffset OwnAt(DateTimeOffset realNow) => ownBase + (realNow - realBase) * speed;
}
