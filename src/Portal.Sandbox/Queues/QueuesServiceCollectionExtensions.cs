using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Queues;

internal static class QueuesServiceCollectionExtensions
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddStage<QueueDirectory>()
        .AddSingleton<MessageSender>()
        .AddSingleton<IQueues>(p => p.GetRequiredService<MessageSender>())
        .AddSingleton<MessageReceiver>()
        .AddSingleton<MessageRemover>();
}
