using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Executions.Running;

namespace Portal.Sandbox.Executions.MapRuns;

internal static class MapRunsServiceCollectionExtensions
{
    /// <summary>Distributed Map states.</summary>
    public static IServiceCollection AddMapRuns(this IServiceCollection services) => services
        .AddSingleton<MapRunStore>()
        .AddSingleton(p => new Lazy<ExecutionService>(p.GetRequiredService<ExecutionService>))
        .AddSingleton<MapRunChildren>()
        .AddSingleton<MapRunWorker>()
        .AddSingleton<ICommandPerformer>(p => p.GetRequiredService<MapRunWorker>())
        .AddSingleton<IMapRuns>(p => p.GetRequiredService<MapRunWorker>());
}
