using System.Collections.Concurrent;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>Spreads the calls of an API destination so that they keep its InvocationRateLimitPerSecond.</summary>
internal sealed class InvocationRate(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> nextTicks = new(StringComparer.Ordinal);

    /// <summary>Ends when the next call may go out.</summary>
    public async ValueTask WaitAsync(ApiDestination destination, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var interval = TimeSpan.TicksPerSecond / Math.Max(destination.RatePerSecond, 1);
        var next = nextTicks.AddOrUpdate(destination.Arn, now + interval, (_, planned) => Math.Max(planned, now) + interval);
        var wait = TimeSpan.FromTicks(next - interval - now);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
    }
}
