using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.EventBuses;

internal static class EventBusesServiceCollectionExtensions
{
    public static IServiceCollection AddEventBuses(this IServiceCollection services) => services.AddScoped<IEventBuses, EventBuses>();
}
