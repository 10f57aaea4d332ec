using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Events.Archives;

/// <summary>Takes events out of archives when their days are over.</summary>
internal sealed class RetentionWorker(ArchiveCatalog archives, ArchivedEvents events, IJournal journal, TimeProvider time, ILogger<RetentionWorker> log) : IDisposable
{
    private const int PageSize = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public void Begin() => running = RunAsync();

    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public void Dispose() => stop.Dispose();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                foreach (var archive in archives.All.Where(a => a.RetentionDays > 0)) await SweepAsync(archive);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The sandbox stops.
        }
    }

    private async Task SweepAsync(Archive archive)
    {
        var limit = (time.GetUtcNow() - TimeSpan.FromDays(archive.RetentionDays)).UtcTicks;
        try
        {
            while (true)
            {
                var old = events.Read(archive.Arn, 0, PageSize).TakeWhile(r => r.Ordinal < limit).ToList();
                if (old.Count == 0) return;
                var writes = new JournalWrites();
                events.Remove(writes, archive.Arn, old);
                await journal.CommitAsync(writes, stop.Token);
            }
        }
        catch (IOException e)
        {
            log.LogWarning(e, "Old events of {Archive} stay for another hour", archive.Arn);
        }
    }
}
