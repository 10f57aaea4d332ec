using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Executions.Keys;

namespace Portal.Services.Executions;

internal static class ExecutionsServiceCollectionExtensions
{
    public static IServiceCollection AddExecutions(this IServiceCollection services)
    {
        services.AddScoped<IExecutions, Executions>();
        services.AddScoped<IClocks, Clocks>();
        services.AddSingleton<BusinessKeyStore>();
        services.AddSingleton<BusinessKeySignal>();
        services.AddHostedService<BusinessKeyIndexer>();
        services.AddScoped<IBusinessKeys, BusinessKeys>();
        return services;
    }
}
