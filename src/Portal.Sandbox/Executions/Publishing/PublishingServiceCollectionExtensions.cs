using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Executions.Publishing;

internal static class PublishingServiceCollectionExtensions
{
    /// <summary>How executions and the rest of the sandbox hear of each other.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<ITargetInvoker, StateMachineTargetInvoker>()
        .AddSingleton<StatusEvents>()
        .AddSingleton<IExecutionObserver>(p => p.GetRequiredService<StatusEvents>())
        .AddHostedService(p => p.GetRequiredService<StatusEvents>())
        .AddSingleton<ExecutionLogs>()
        .AddSingleton<IExecutionObserver>(p => p.GetRequiredService<ExecutionLogs>())
        .AddHostedService(p => p.GetRequiredService<ExecutionLogs>());
}
