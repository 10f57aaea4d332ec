using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Store;

namespace Portal.Services.Observatory;

/// <summary>Removes recorded events that are too old or too many, a few thousand at a time so that nobody waits for it.</summary>
internal sealed class RetentionWorker(IPortalDatabase database, IOptions<PortalServicesOptions> options, TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    private const int Batch = 2000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                var removed = await RemoveAsync(stoppingToken);
                if (removed > 0) log.LogInformation("{Count} recorded events were removed by the retention settings", removed);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Old events could not be removed");
            }
        }
    }

    /// <returns>How many events went.</returns>
    internal async Task<long> RemoveAsync(CancellationToken cancellationToken)
    {
        var oldest = (time.GetUtcNow() - options.Value.Retention.MaxAge).ToStore();
        long removed = 0;
        while (true)
        {
            // By the order of recording: the newest one that is too old, and the newest one beyond the number, are the limit.
            var limit = await database.ReadAsync(c => c.QuerySingle<long?>("""
                SELECT max(seq) FROM (
                  SELECT max(seq) AS seq FROM event WHERE seq <= (SELECT min(seq) + @Batch FROM event) AND recorded_us < @oldest
                  UNION ALL SELECT seq FROM (SELECT seq FROM event ORDER BY seq DESC LIMIT 1 OFFSET @most) AS beyond)
                """, new { Batch, oldest, most = options.Value.Retention.MaxEvents }), cancellationToken);
            if (limit is not { } last) return removed;
            var first = await database.ReadAsync(c => c.QuerySingle<long>("SELECT min(seq) FROM event"), cancellationToken);
            var seq = Math.Min(last, first + Batch);
            removed += await database.WriteAsync((c, t) =>
            {
                c.Execute("DELETE FROM event_body WHERE seq <= @seq", new { seq }, t);
                c.Execute(database.Dialect.DeleteEventText, new { seq }, t);
                return c.Execute("DELETE FROM event WHERE seq <= @seq", new { seq }, t);
            }, cancellationToken);
            if (seq == last) await TrimCountsAsync(cancellationToken);
        }
    }

    /// <summary>Counts of minutes before the oldest event that is left.</summary>
    private Task<int> TrimCountsAsync(CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
        c.Execute("DELETE FROM event_minute WHERE minute < (SELECT coalesce(min(time_us), 0) / 60000000 FROM event)", transaction: t), cancellationToken);
}
