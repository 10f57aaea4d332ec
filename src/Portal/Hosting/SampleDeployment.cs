using Microsoft.Extensions.Options;
using Portal.Services.Aws;
using Portal.Services.Stacks;

namespace Portal.Hosting;

/// <summary>
/// Deploys the bundled samples into a sandbox that has no stack yet, so that the first page shows something that works. Once:
/// a sample that somebody deleted stays deleted.
/// </summary>
internal sealed class SampleDeployment(IServiceScopeFactory scopes, IOptions<PortalOptions> options, ILogger<SampleDeployment> log) : BackgroundService
{
    /// <summary>Marks a stack as ours to remove when another one needs its names.</summary>
    private static readonly Dictionary<string, string> SampleTags = new() { [StackTags.Sample] = "true" };

    private static readonly string[] Samples = ["kyc", "manual-approval"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var marker = Path.Combine(options.Value.ResolveDataDirectory(), "samples-deployed");
        if (!options.Value.DeploySamples || File.Exists(marker)) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var sandbox = scope.ServiceProvider.GetRequiredService<IConnections>().All.FirstOrDefault(c => c.IsSandbox);
            if (sandbox is null) return;
            var all = true;
            foreach (var sample in Samples) all &= await DeployAsync(scope.ServiceProvider, sandbox.Id, sample, stoppingToken);
            if (!all) return;
            await File.WriteAllTextAsync(marker, "The bundled samples were deployed once. Delete this file to get them again at the next start.\n", stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done: the marker is not there, so the next start goes on.
        }
    }

    private async Task<bool> DeployAsync(IServiceProvider services, string connection, string sample, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", sample);
        var packaged = await services.GetRequiredService<ITemplatePackager>().FromPathAsync(folder, cancellationToken);
        if (!packaged.IsOk)
        {
            log.LogWarning("Sample {Sample} is not usable: {Message}", sample, packaged.Error.Message);
            return false;
        }

        var deployed = await services.GetRequiredService<IStacks>()
            .DeployAsync(connection, new StackDeployment(sample, packaged.Value) { Tags = SampleTags }, progress: null, cancellationToken);
        if (deployed.IsOk) log.LogInformation("Sample {Sample}: {Status}", sample, deployed.Value.Status);
        else log.LogWarning("Sample {Sample} was not deployed: {Message}", sample, deployed.Error.Message);
        return deployed.IsOk;
    }
}
