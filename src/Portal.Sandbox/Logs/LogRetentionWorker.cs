using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

/// <summary>Once an hour deletes the lines that are older than their group's retention, and writes the sizes of groups down.</summary>
/// <remarks>Old lines are hidden from the moment they expire on; AWS too deletes them later.</remarks>
internal sealed class LogRetentionWorker(LogDirectory directory, IJournal journal, TimeProvider clock, ILogger<LogRetentionWorker> log) : BackgroundService
{
    private const int Chunk = 1000;

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>Deletes what has expired by now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var group in directory.All)
        {
            if (group.Settings.RetentionDays is not null)
            {
                foreach (var stream in group.Streams.Values) await SweepAsync(group, stream, cancellationToken);
            }

            if (group.StoredBytes != group.Settings.StoredBytes) await directory.ChangeAsync(group, s => s, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (IOException e)
            {
                log.LogWarning(e, "Expired log lines could not be deleted; they are hidden, and the next round tries again");
            }
        }
    }

    private async Task SweepAsync(LogGroup group, LogStream stream, CancellationToken cancellationToken)
    {
        var before = LogPosition.Start(group.OldestShown(clock));
        while (true)
        {
            var rows = journal.Read(LogCollections.Lines, stream.Partition, limit: Chunk);
            var writes = new JournalWrites();
            var bytes = 0L;
            foreach (var row in rows.TakeWhile(r => r.Ordinal < before))
            {
                writes.Delete(LogCollections.Lines, stream.Partition, row.Ordinal);
                bytes += row.Value.Length + LogWriter.LineOverhead;
            }

            if (writes.IsEmpty) return;
            await journal.CommitAsync(writes, cancellationToken);
            group.AddBytes(-bytes);
            stream.Trim(journal.Read(LogCollections.Lines, stream.Partition, limit: 1) is [var first] ? first.Ordinal : null);
            if (writes.All.Count < Chunk) return;
        }
    }
}
