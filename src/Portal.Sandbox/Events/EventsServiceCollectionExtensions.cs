using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Events;

public static class EventsServiceCollectionExtensions
{
    /// <summary>Event in: buses and the acceptance of events.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<EventBuses>()
        .AddSingleton<BusLogs>()
        .AddSingleton(p => new EventIngress(new Lazy<IReadOnlyList<IEventSink>>(() => [.. p.GetServices<IEventSink>()])))
        .AddSingleton<IEventPublisher, EventPublisher>()
        .AddHostedService<EventsStage>();
}
