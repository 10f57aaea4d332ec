using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Events;

internal sealed class EventsStage(EventBuses buses, BusLogs logs, ArchiveCatalog archives, Replays replays, ReplayWorker replayWorker, RetentionWorker retention) : Stage
{
    protected override void Load()
    {
        buses.Load();
        archives.Load();
        replays.Load();
    }

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        logs.Begin();
        retention.Begin();
        replayWorker.Begin();
        return Task.CompletedTask;
    }

    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        await replayWorker.EndAsync();
        await retention.EndAsync();
        await logs.EndAsync();
    }
}
