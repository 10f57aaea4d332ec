using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Stacks.Resources;

namespace Portal.Sandbox.Stacks;

internal static class StacksServiceCollectionExtensions
{
    public static IServiceCollection AddStacks(this IServiceCollection services) => services
        .AddStage<StackDirectory>()
        .AddResourceHandlers()
        .AddSingleton<ResourceHandlers>()
        .AddSingleton<StackSteps>()
        .AddSingleton<StackDeployer>()
        .AddSingleton<StackWork>()
        .AddHostedService(p => p.GetRequiredService<StackWork>())
        .AddSingleton<StackService>()
        .AddSingleton<ChangeSets>();

    /// <summary>One line to a type. Types without a line are recorded and not made.</summary>
    private static IServiceCollection AddResourceHandlers(this IServiceCollection services) => services
        .AddSingleton<ResourceHandler, EventBusHandler>()
        .AddSingleton<ResourceHandler, EventBusPolicyHandler>()
        .AddSingleton<ResourceHandler, EventRuleHandler>()
        .AddSingleton<ResourceHandler, EventArchiveHandler>()
        .AddSingleton<ResourceHandler, EventConnectionHandler>()
        .AddSingleton<ResourceHandler, ApiDestinationHandler>()
        .AddSingleton<ResourceHandler, StateMachineHandler>()
        .AddSingleton<ResourceHandler, StateMachineVersionHandler>()
        .AddSingleton<ResourceHandler, StateMachineAliasHandler>()
        .AddSingleton<ResourceHandler, ActivityHandler>()
        .AddSingleton<ResourceHandler, LogGroupHandler>()
        .AddSingleton<ResourceHandler, LogStreamHandler>()
        .AddSingleton<ResourceHandler, LogResourcePolicyHandler>()
        .AddSingleton<ResourceHandler, QueueHandler>()
        .AddSingleton<ResourceHandler, QueuePolicyHandler>()
        .AddSingleton<ResourceHandler, TopicHandler>()
        .AddSingleton<ResourceHandler, SubscriptionHandler>()
        .AddSingleton<ResourceHandler, TopicPolicyHandler>()
        .AddSingleton<ResourceHandler, RoleHandler>()
        .AddSingleton<ResourceHandler, InlinePolicyHandler>()
        .AddSingleton<ResourceHandler, ManagedPolicyHandler>();
}
