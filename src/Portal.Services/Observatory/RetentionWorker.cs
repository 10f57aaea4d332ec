using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.Observatory.Events;
using Portal.Services.Store;

namespace Portal.Services.Observatory;

/// <summary>
/// Removes recorded events that are too old, too many or too large together, a few thousand at a time so that nobody waits for it.
/// Of several instances on one store one does it.
/// </summary>
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
        long removed = 0;
        while (true)
        {
            var batch = await database.WriteAsync((c, t) => database.Dialect.TryLock(c, t, StoreLock.Retention) ? RemoveBatch(c, t) : 0, cancellationToken);
            removed += batch;
            if (batch < Batch) return removed;
        }
    }

    private int RemoveBatch(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction)
    {
        var keep = options.Value.Retention;
        var (events, bytes) = EventSpans.Total(connection);
        var limit = new RetentionLimit((time.GetUtcNow() - keep.MaxAge).ToStore(), events - keep.MaxEvents, bytes - keep.MaxBytes);
        using var oldest = connection.Statement("SELECT seq, recorded_us, size FROM event ORDER BY seq LIMIT @batch", ("batch", Batch));
        var going = oldest.Each(r => (Sequence: r.GetInt64(0), RecordedUs: r.GetInt64(1), Size: r.GetInt32(2))).TakeWhile(e => limit.Takes(e.RecordedUs, e.Size)).ToList();
        if (going.Count == 0) return 0;

        var last = going[^1].Sequence;
        Run("DELETE FROM event_body WHERE seq <= @last");
        Run("DELETE FROM event WHERE seq <= @last");
        database.Dialect.Events.Remove(connection, transaction, last);
        EventSpans.Remove(connection, transaction, last);
        EventCounts.Trim(connection, transaction);
        using var failures = connection.Statement("DELETE FROM failed_delivery WHERE at_us < @oldest", ("oldest", limit.OldestUs));
        failures.ExecuteNonQuery();
        return going.Count;

        void Run(string sql)
        {
            using var command = connection.Statement(sql, ("last", last));
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>Which of the oldest events go, told one after another.</summary>
/// <param name="oldestUs">What was recorded before goes.</param>
/// <param name="tooMany">How many go at least; less than 1 for none.</param>
/// <param name="tooLarge">How many bytes go at least; less than 1 for none.</param>
internal sealed class RetentionLimit(long oldestUs, long tooMany, long tooLarge)
{
    public long OldestUs => oldestUs;

    public bool Takes(long recordedUs, int size)
    {
        if (recordedUs >= oldestUs && tooMany <= 0 && tooLarge <= 0) return false;
        tooMany--;
        tooLarge -= size;
        return true;
    }
}
