using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Queues.Moving;

internal sealed class MoveStage(MoveTasks tasks) : Stage
{
    protected override void Load() => tasks.Load();

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        tasks.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => tasks.EndAsync();
}
