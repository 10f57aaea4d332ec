using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Aws;
using Portal.Services.Observatory.Recording;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Keeps a reader running for every tap of every connection. In the sandbox, and where a connection asks for it, buses that
/// have no tap get one.
/// </summary>
internal sealed class TapWorker(ConnectionRegistry connections, AwsSessions sessions, IOptions<PortalServicesOptions> options, TapChoices choices, EventDecoder decoder, Recorder recorder,
    TapHealth health, TimeProvider time, ILogger<TapWorker> log) : BackgroundService
{
    /// <summary>A new bus of the sandbox should not miss the first events that somebody sends to it.</summary>
    private static readonly TimeSpan SandboxPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AwsPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Connection, string EventBusName), Running> readers = new();
    private readonly ConcurrentDictionary<string, AwsError> problems = new();
    private readonly Lock starting = new();
    private CancellationToken stopping = new(canceled: true);

    /// <summary>Why the connection's buses cannot be looked at; null where they can.</summary>
    public AwsError? Problem(string connection) => problems.GetValueOrDefault(connection);

    /// <summary>Starts reading a tap that was just made or found; does nothing where the worker does not run.</summary>
    public void Attach(AwsSession session, Tap tap)
    {
        lock (starting)
        {
            var key = (session.Connection.Id, tap.EventBusName);
            if (stopping.IsCancellationRequested || readers.ContainsKey(key)) return;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            readers[key] = new(stop, Task.Run(() => ReadAsync(session, tap, stop.Token), CancellationToken.None));
        }
    }

    /// <summary>Stops reading a tap, before it is removed.</summary>
    public async Task DetachAsync(string connection, string eventBusName)
    {
        if (!readers.TryGetValue((connection, eventBusName), out var running)) return;
        await running.Stop.CancelAsync();
        await running.Reading;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        await Task.WhenAll(connections.All.Select(connection => WatchAsync(connection, stoppingToken)));
    }

    private async Task WatchAsync(Connection connection, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(connection, stoppingToken);
                await Task.Delay(connection.IsSandbox ? SandboxPause : AwsPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(readers.Values.Select(r => r.Reading));
        }
    }

    private async Task LookAsync(Connection connection, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        var buses = session.IsOk ? await session.Value.EventBridge.ListEventBusesAsync(cancellationToken) : session.Error;
        if (!buses.IsOk)
        {
            Note(connection, buses.Error);
            return;
        }

        problems.TryRemove(connection.Id, out _);
        var names = buses.Value.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var byItself = TapChoices.TapsByItself(connection, options.Value);
        foreach (var gone in readers.Keys.Where(k => k.Connection == connection.Id && !names.Contains(k.EventBusName))) await AbandonAsync(session.Value!, gone.EventBusName, byItself, cancellationToken);
        foreach (var bus in names.Where(b => !readers.ContainsKey((connection.Id, b))))
        {
            var tap = byItself && !await choices.IsOffAsync(connection.Id, bus, cancellationToken)
                ? (await TapProvisioner.CreateAsync(session.Value!, bus, cancellationToken)).Map(t => (Tap?)t)
                : await TapProvisioner.FindAsync(session.Value!, bus, cancellationToken);

            // The bus may have gone between the two calls.
            if (!tap.IsOk && tap.Error.Kind != AwsErrorKind.NotFound) Note(connection, tap.Error);
            else if (tap.Value is not null) Attach(session.Value!, tap.Value);
        }
    }

    /// <summary>The bus is gone, and its rules with it: the queue is of no use any more.</summary>
    private async Task AbandonAsync(AwsSession session, string eventBusName, bool removeQueue, CancellationToken cancellationToken)
    {
        await DetachAsync(session.Connection.Id, eventBusName);
        var queueUrl = removeQueue ? await session.Sqs.GetQueueUrlAsync(TapNames.For(eventBusName), cancellationToken) : null;
        if (queueUrl is { IsOk: true }) await session.Sqs.DeleteQueueAsync(queueUrl.Value, cancellationToken);
    }

    private async Task ReadAsync(AwsSession session, Tap tap, CancellationToken cancellationToken)
    {
        var (connection, bus) = (session.Connection.Id, tap.EventBusName);
        try
        {
            using var reader = new TapReader(session, tap, decoder, recorder, health, time, log);
            await reader.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Detached, or the portal stops.
        }
        catch (Exception e)
        {
            log.LogError(e, "The reader of {Bus} on {Connection} ended; it is started again", bus, connection);
        }
        finally
        {
            health.Stopped(connection, bus);
            lock (starting) readers.TryRemove((connection, bus), out _);
        }
    }

    /// <summary>Once per change, not twice a second.</summary>
    private void Note(Connection connection, AwsError error)
    {
        if (problems.TryGetValue(connection.Id, out var known) && known.Code == error.Code) return;
        problems[connection.Id] = error;
        log.LogWarning("The taps of {Connection} cannot be looked after: {Code} {Message}", connection.Id, error.Code, error.Message);
    }

    private sealed record Running(CancellationTokenSource Stop, Task Reading);
}
