using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Queues.Moving;

namespace Portal.Sandbox.Queues;

internal static class QueuesServiceCollectionExtensions
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddStage<QueueDirectory>()
        .AddSingleton<IProtectedResources, ProtectedQueues>()
        .AddSingleton<MessageSender>()
        .AddSingleton<IQueues>(p => p.GetRequiredService<MessageSender>())
        .AddSingleton<MessageMover>()
        .AddSingleton<MessageReceiver>()
        .AddSingleton<MessageRemover>()
        .AddSingleton<MoveTasks>()
        .AddHostedService<MoveStage>();
}
