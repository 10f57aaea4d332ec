using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Observatory.Tracing;

internal static class TracingServiceCollectionExtensions
{
    public static IServiceCollection AddTracing(this IServiceCollection services) => services.AddScoped<ITraces, Traces>();
}
