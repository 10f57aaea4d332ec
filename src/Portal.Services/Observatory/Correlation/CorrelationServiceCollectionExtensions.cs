using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Observatory.Correlation;

internal static class CorrelationServiceCollectionExtensions
{
    public static IServiceCollection AddCorrelation(this IServiceCollection services)
    {
        services.AddSingleton<ExecutionInputs>();
        services.AddSingleton<ExecutionFinder>();
        services.AddSingleton<DeliveryFinder>();
        services.AddSingleton<TriggerFinder>();
        services.AddSingleton<StoryReader>();
        services.AddSingleton<StoryPace>();
        services.AddScoped<ICorrelation, Correlation>();
        return services;
    }
}
