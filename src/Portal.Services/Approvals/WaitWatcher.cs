using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;

namespace Portal.Services.Approvals;

/// <summary>
/// Keeps the waits true, with three loops for each connection that do not hold each other up: one places new waits and notices
/// those that ended, one sends answers again that have no word from AWS (also those of a process that was killed), and one looks
/// for waits that no tap has shown.
/// </summary>
internal sealed class WaitWatcher(ConnectionRegistry connections, AwsSessions sessions, WaitStore store, WaitResolver resolver, DecisionSender sender, WaitScan scan, WaitSignals signals,
    TimeProvider time, ILogger<WaitWatcher> log) : BackgroundService
{
    private static readonly Pace Sandbox = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 20, TimeSpan.FromSeconds(30));
    private static readonly Pace Aws = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), 4, TimeSpan.FromMinutes(15));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connections.All.SelectMany(connection =>
    {
        var pace = connection.IsSandbox ? Sandbox : Aws;
        return new[]
        {
            RepeatAsync(connection, "looked after", c => LookAsync(connection, pace, c), (_, c) => signals.WaitAsync(pace.BetweenLooks, c), stoppingToken),
            RepeatAsync(connection, "answered", c => ResumeAsync(connection, c), (_, c) => Task.Delay(pace.BetweenLooks, time, c), stoppingToken),
            RepeatAsync(connection, "scanned", c => ScanAsync(connection, c), (failed, c) => Task.Delay(failed ? pace.BetweenScans / 15 : pace.BetweenScans, time, c), stoppingToken),
        };
    }));

    private async Task RepeatAsync(Connection connection, string what, Func<CancellationToken, Task<AwsError?>> work, Func<bool, CancellationToken, Task> pause, CancellationToken stoppingToken)
    {
        string? known = null;
        while (true)
        {
            try
            {
                var error = await work(stoppingToken);
                if (error is not null && error.Code != known) log.LogWarning("The waits of {Connection} cannot be {What}: {Code} {Message}", connection.Id, what, error.Code, error.Message);
                known = error?.Code;
                await pause(error is not null, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The waits of {Connection} could not be {What}; tried again", connection.Id, what);
                await Task.Delay(Sandbox.BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<AwsError?> LookAsync(Connection connection, Pace pace, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        if (!session.IsOk) return session.Error;
        foreach (var executionArn in await store.DueAsync(connection.Id, time.GetUtcNow(), pace.Age, pace.Executions, cancellationToken))
        {
            var check = await resolver.CheckAsync(session.Value, executionArn, cancellationToken);
            if (!check.IsOk && check.Error.Kind != AwsErrorKind.NotFound) return check.Error;
        }

        return null;
    }

    private async Task<AwsError?> ResumeAsync(Connection connection, CancellationToken cancellationToken)
    {
        await sender.ResumeAsync(connection.Id, cancellationToken);
        return null;
    }

    private async Task<AwsError?> ScanAsync(Connection connection, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        return session.IsOk ? (await scan.ScanAsync(session.Value, cancellationToken)).Error : session.Error;
    }

    /// <param name="BetweenLooks">How often is looked for something due.</param>
    /// <param name="Age">After how long an open wait is due again.</param>
    /// <param name="Executions">How many histories are read at one look.</param>
    private sealed record Pace(TimeSpan BetweenLooks, TimeSpan Age, int Executions, TimeSpan BetweenScans);
}
