using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Access.Control;

internal sealed class AccessStage(AccessFindings findings) : Stage
{
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        findings.Begin();
        return Task.CompletedTask;
    }

    protected override Task EndAsync(CancellationToken cancellationToken) => findings.EndAsync();
}
