using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Targets;

internal sealed class TargetsStage(RuleTargets targets, DeliveryStore store, Dispatchers dispatchers) : Stage
{
    private IReadOnlyList<Delivery> left = [];

    protected override void Load()
    {
        targets.Load();
        left = store.Load();
    }

    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        dispatchers.Add(left);
        left = [];
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => dispatchers.EndAsync();
}
