using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Events;
using Portal.Sandbox.Executions.Integrations.Permissions;
using Portal.Sandbox.Lambda;

namespace Portal.Sandbox.Executions.Integrations;

internal static class IntegrationsServiceCollectionExtensions
{
    /// <summary>What Task states can call, one line to a service.</summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services) => services
        // Lazy: what is published may start executions, which publish.
        .AddSingleton(p => new Lazy<IExecutions>(p.GetRequiredService<IExecutions>))
        .AddSingleton(p => new Lazy<IEventPublisher>(p.GetRequiredService<IEventPublisher>))
        .AddSingleton<ITaskIntegration, EventsIntegration>()
        .AddSingleton<ITaskIntegration, SqsIntegration>()
        .AddSingleton<ITaskIntegration, SnsIntegration>()
        .AddSingleton<ITaskIntegration, StatesIntegration>()
        .AddSingleton<ITaskIntegration, LambdaIntegration>()
        .AddSingleton<ITaskIntegration, HttpIntegration>()
        .AddSingleton<ITaskIntegration, AwsSdkIntegration>()
        .AddSingleton<ITaskIntegration, LambdaSdkIntegration>()
        .AddSingleton<TaskQuestions>()
        .AddSingleton<TaskAccess>()
        .AddSingleton<MockedTasks>()
        .AddSingleton<IFunctionRunner>(p => p.GetRequiredService<MockedTasks>())
        .AddSingleton<TaskIntegrations>();
}
