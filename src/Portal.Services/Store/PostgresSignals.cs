using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Portal.Services.Store;

/// <summary>
/// Listens to the other instances on one PostgreSQL, and tells them. A notification carries a number and no more; because one may
/// get lost (a broken connection, a full queue) everything is looked at again from time to time without any.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-listen.html</remarks>
internal sealed class PostgresSignals(IPortalDatabase store, StoreSignals signals, TimeProvider time, ILogger<PostgresSignals> log) : BackgroundService
{
    /// <summary>How much later something is seen whose notification got lost.</summary>
    internal static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store is PostgresDatabase database
        ? Task.WhenAll(AgainAsync("listened to", c => ListenAsync(database, c), stoppingToken), AgainAsync("told", c => TellAsync(database, c), stoppingToken))
        : Task.CompletedTask;

    private async Task AgainAsync(string what, Func<CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Other instances cannot be {What} at present: {Message}", what, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        // The first use makes the schema.
        await database.ReadAsync(_ => true, cancellationToken);
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, told) => Hear(told.Channel);
        var topics = Enum.GetValues<StoreTopic>();
        await using (var listen = new NpgsqlCommand(string.Join("; ", topics.Select(t => "LISTEN " + PostgresDialect.Channel(t))), connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            if (!await connection.WaitAsync(Poll, cancellationToken)) Array.ForEach(topics, signals.Raise);
        }
    }

    private async Task TellAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        await foreach (var topic in signals.Announcements.ReadAllAsync(cancellationToken))
        {
            await database.WriteAsync((c, t) =>
            {
                database.Dialect.Notify(c, t, topic, 0);
                return true;
            }, cancellationToken);
        }
    }

    private void Hear(string channel)
    {
        foreach (var topic in Enum.GetValues<StoreTopic>().Where(t => PostgresDialect.Channel(t) == channel)) signals.Raise(topic);
    }
}
