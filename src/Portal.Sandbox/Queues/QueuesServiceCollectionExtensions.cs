using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Queues;

internal static class QueuesServiceCollectionExtensions
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<QueueDirectory>()
        .AddSingleton<MessageSender>()
        .AddSingleton<IQueues>(p => p.GetRequiredService<MessageSender>())
        .AddSingleton<MessageReceiver>()
        .AddSingleton<MessageRemover>();
}
