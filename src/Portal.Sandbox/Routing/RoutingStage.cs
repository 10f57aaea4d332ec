using Portal.Sandbox.Hosting;
using Portal.Sandbox.Routing.Schedules;

namespace Portal.Sandbox.Routing;

internal sealed class RoutingStage(Rules rules, ScheduleWorker schedules) : Stage
{
    protected override void Load() => rules.Load();

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        schedules.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => schedules.EndAsync();
}
