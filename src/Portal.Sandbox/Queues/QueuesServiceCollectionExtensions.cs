using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

internal static class QueuesServiceCollectionExtensions
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddStage<QueueDirectory>()
        .AddSingleton<IProtectedResources, ProtectedQueues>()
        .AddSingleton<MessageSender>()
        .AddSingleton<IQueues>(p => p.GetRequiredService<MessageSender>())
        .AddSingleton<MessageReceiver>()
        .AddSingleton<MessageRemover>();
}
