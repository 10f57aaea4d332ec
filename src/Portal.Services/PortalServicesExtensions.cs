using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Access;
using Portal.Services.AccessFindings;
using Portal.Services.Approvals;
using Portal.Services.Archives;
using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.DeadLetters;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.LogGroups;
using Portal.Services.Notifications;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Rules;
using Portal.Services.Stacks;
using Portal.Services.StateMachines;
using Portal.Services.Store;

namespace Portal.Services;

/// <summary>Everything the pages ask for.</summary>
public static class PortalServicesExtensions
{
    public static IServiceCollection AddPortalServices(this IServiceCollection services, Action<PortalServicesOptions> configure)
    {
        services.Configure(configure);
        return services
            .AddAws()
            .AddStore()
            .AddAccess()
            .AddEventBuses()
            .AddRules()
            .AddArchives()
            .AddDeadLetters()
            .AddStateMachines()
            .AddExecutions()
            .AddLogGroups()
            .AddAccessFindings()
            .AddComposing()
            .AddStacks()
            .AddObservatory()
            .AddCorrelation()
            .AddTracing()
            .AddApprovals()
            .AddNotifications();
    }
}
