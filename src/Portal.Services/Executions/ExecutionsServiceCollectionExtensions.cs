using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Executions;

internal static class ExecutionsServiceCollectionExtensions
{
    public static IServiceCollection AddExecutions(this IServiceCollection services) => services.AddScoped<IExecutions, Executions>();
}
