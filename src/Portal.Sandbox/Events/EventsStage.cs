using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Events;

internal sealed class EventsStage(EventBuses buses, BusLogs logs) : Stage
{
    protected override void Load() => buses.Load();

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        logs.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => logs.EndAsync();
}
