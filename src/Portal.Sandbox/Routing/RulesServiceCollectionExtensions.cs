using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Events;
using Portal.Sandbox.Routing.Schedules;

namespace Portal.Sandbox.Routing;

public static class RulesServiceCollectionExtensions
{
    /// <summary>Rules: which event goes where, and what happens at which time.</summary>
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<Rules>()
        .AddSingleton<IEventSink, EventRouter>()
        .AddSingleton<ScheduleWorker>()
        .AddHostedService<RoutingStage>();
}
