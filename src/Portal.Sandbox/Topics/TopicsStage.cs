using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Topics;

internal sealed class TopicsStage(HttpDelivery http) : Stage
{
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        http.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => http.EndAsync();
}
