using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Executions.Integrations;

namespace Portal.Sandbox.Protocol.Edge;

public static class EdgeServiceCollectionExtensions
{
    /// <summary>The wire edge over all registered operations.</summary>
    public static IServiceCollection AddEdge(this IServiceCollection services) => services
        .AddSingleton<OperationTable>()
        .AddSingleton<HostFilter>()
        .AddSingleton<AwsEndpoint>()
        // Lazy: operations of Step Functions need the executions, which need this.
        .AddSingleton<IServiceCalls>(p => new ServiceCalls(new Lazy<OperationTable>(p.GetRequiredService<OperationTable>), p.GetRequiredService<SandboxOptions>()));
}
