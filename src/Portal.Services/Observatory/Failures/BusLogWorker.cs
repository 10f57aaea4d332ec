using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Aws;

namespace Portal.Services.Observatory.Failures;

/// <summary>
/// Reads the logs of those buses that write one, and keeps what failed for good. A tap shows what came in; only a bus's log shows
/// what did not arrive.
/// </summary>
internal sealed class BusLogWorker(ConnectionRegistry connections, AwsSessions sessions, FailureStore store, TimeProvider time, ILogger<BusLogWorker> log) : BackgroundService
{
    private static readonly TimeSpan SandboxPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AwsPause = TimeSpan.FromMinutes(1);

    /// <summary>Lines become visible some time after they were written: what was read is read again for so long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstLook = TimeSpan.FromHours(24);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connections.All.Select(c => WatchAsync(c, stoppingToken)));

    private async Task WatchAsync(Connection connection, CancellationToken stoppingToken)
    {
        string? known = null;
        while (true)
        {
            AwsError? error;
            try
            {
                error = await LookAsync(connection, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                error = new(AwsErrorKind.Service, "Portal.StoreFailed", e.Message);
            }

            if (error is not null && error.Code != known) log.LogWarning("The logs of buses of {Connection} cannot be read: {Code} {Message}", connection.Id, error.Code, error.Message);
            known = error?.Code;
            await Task.Delay(connection.IsSandbox ? SandboxPause : AwsPause, time, stoppingToken);
        }
    }

    /// <returns>Why it could not be done; null where it could.</returns>
    internal async Task<AwsError?> LookAsync(Connection connection, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        var buses = session.IsOk ? await session.Value.EventBridge.ListEventBusesAsync(cancellationToken) : session.Error;
        if (!buses.IsOk) return buses.Error;
        foreach (var name in buses.Value.Select(b => b.Name))
        {
            var readTo = await store.ReadToAsync(connection.Id, name, cancellationToken);
            var bus = await session.Value!.EventBridge.DescribeEventBusAsync(name, cancellationToken);
            if (bus.Value?.LogConfig?.Level is null or "OFF")
            {
                if (bus.IsOk && readTo is not null) await store.ForgetAsync(connection.Id, name, cancellationToken);
                continue;
            }

            var now = time.GetUtcNow();
            var read = await BusLogReader.ReadAsync(session.Value, name, (readTo ?? now - FirstLook) - Overlap, now, cancellationToken);

            // No log group: the bus logs elsewhere (S3, Firehose), which nobody here can read.
            if (read.IsOk) await store.AddAsync(connection.Id, name, read.Value.Failures, read.Value.ReadTo, cancellationToken);
            else if (read.Error.Kind != AwsErrorKind.NotFound) return read.Error;
        }

        return null;
    }
}
