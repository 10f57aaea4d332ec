using Microsoft.Extensions.DependencyInjection;
using Portal.Services.EventBuses.Settings;

namespace Portal.Services.EventBuses;

internal static class EventBusesServiceCollectionExtensions
{
    public static IServiceCollection AddEventBuses(this IServiceCollection services) => services
        .AddScoped<IEventBuses, EventBuses>()
        .AddScoped<IBusSettings, BusSettings>();
}
