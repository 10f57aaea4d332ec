using Portal.Sandbox.Hosting;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Targets;

internal sealed class TargetsStage(Connections connections, ApiDestinationCatalog destinations, RuleTargets targets, DeliveryStore store, Dispatchers dispatchers) : Stage
{
    private IReadOnlyList<Delivery> left = [];

    protected override void Load()
    {
        connections.Load();
        destinations.Load();
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
