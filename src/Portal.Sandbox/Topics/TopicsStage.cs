using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Topics;

internal sealed class TopicsStage(OutsideDelivery outside) : Stage
{
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        outside.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => outside.EndAsync();
}
