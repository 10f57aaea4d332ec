using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

internal static class LogsServiceCollectionExtensions
{
    public static IServiceCollection AddLogGroups(this IServiceCollection services) => services
        .AddStage<LogDirectory>()
        .AddStage<LogResourcePolicies>()
        .AddSingleton<IProtectedResources, ProtectedLogGroups>()
        .AddSingleton<LogWriter>()
        .AddSingleton<ILogGroups>(p => p.GetRequiredService<LogWriter>())
        .AddSingleton<LogReader>()
        .AddSingleton<LogSearch>()
        .AddSingleton<LogRetentionWorker>()
        .AddHostedService(p => p.GetRequiredService<LogRetentionWorker>());
}
