using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;

namespace Portal.Services.Approvals;

/// <summary>
/// Keeps the waits true: places new ones, notices those that ended, resolves answers whose fate is not known (also those of a
/// process that was killed), and looks for waits that no tap has shown.
/// </summary>
internal sealed class WaitWatcher(ConnectionRegistry connections, AwsSessions sessions, WaitStore store, WaitResolver resolver, WaitScan scan, WaitSignals signals, TimeProvider time,
    ILogger<WaitWatcher> log) : BackgroundService
{
    private static readonly Pace Sandbox = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 20, TimeSpan.FromSeconds(30));
    private static readonly Pace Aws = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), 4, TimeSpan.FromMinutes(15));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connections.All.Select(c => WatchAsync(c, stoppingToken)));

    private async Task WatchAsync(Connection connection, CancellationToken stoppingToken)
    {
        var pace = connection.IsSandbox ? Sandbox : Aws;
        var nextScan = time.GetUtcNow();
        AwsError? known = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            AwsError? error = null;
            try
            {
                error = await LookAsync(connection, pace, nextScan <= time.GetUtcNow(), stoppingToken);
                if (nextScan <= time.GetUtcNow()) nextScan = time.GetUtcNow() + pace.BetweenScans;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The waits of {Connection} could not be looked after; tried again", connection.Id);
            }

            if (error is not null && error.Code != known?.Code) log.LogWarning("The waits of {Connection} cannot be looked after: {Code} {Message}", connection.Id, error.Code, error.Message);
            known = error;
            await signals.WaitAsync(pace.BetweenLooks, stoppingToken);
        }
    }

    private async Task<AwsError?> LookAsync(Connection connection, Pace pace, bool scanning, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        if (!session.IsOk) return session.Error;
        foreach (var executionArn in await store.DueAsync(connection.Id, time.GetUtcNow(), pace.Age, pace.Executions, cancellationToken))
        {
            var check = await resolver.CheckAsync(session.Value, executionArn, cancellationToken);
            if (!check.IsOk && check.Error.Kind != AwsErrorKind.NotFound) return check.Error;
        }

        return scanning ? (await scan.ScanAsync(session.Value, cancellationToken)).Error : null;
    }

    /// <param name="BetweenLooks">How often is looked for something due.</param>
    /// <param name="Age">After how long an open wait is due again.</param>
    /// <param name="Executions">How many histories are read at one look.</param>
    private sealed record Pace(TimeSpan BetweenLooks, TimeSpan Age, int Executions, TimeSpan BetweenScans);
}
