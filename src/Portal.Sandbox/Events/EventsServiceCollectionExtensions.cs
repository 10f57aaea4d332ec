using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Events.Archives;

namespace Portal.Sandbox.Events;

public static class EventsServiceCollectionExtensions
{
    /// <summary>Event in: buses, the acceptance of events, archives and their replays.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<EventBuses>()
        .AddSingleton<IProtectedResources, ProtectedBuses>()
        .AddSingleton<BusLogs>()
        .AddSingleton(p => new EventIngress(new Lazy<IReadOnlyList<IEventSink>>(() => [.. p.GetServices<IEventSink>()])))
        .AddSingleton<IEventPublisher, EventPublisher>()
        .AddSingleton<ArchivedEvents>()
        .AddSingleton<ArchiveCatalog>()
        .AddSingleton<IEventSink>(p => p.GetRequiredService<ArchiveCatalog>())
        .AddSingleton<Replays>()
        .AddSingleton<ReplayWorker>()
        .AddSingleton<RetentionWorker>()
        .AddHostedService<EventsStage>();
}
