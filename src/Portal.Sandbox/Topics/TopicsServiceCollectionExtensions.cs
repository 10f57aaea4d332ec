using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;

namespace Portal.Sandbox.Topics;

internal static class TopicsServiceCollectionExtensions
{
    public static IServiceCollection AddTopics(this IServiceCollection services) => services
        .AddSingleton<TopicDirectory>()
        .AddSingleton<IProtectedResources, ProtectedTopics>()
        .AddSingleton<TopicDeduplication>()
        .AddSingleton<QueueAccess>()
        .AddSingleton<DeadNotifications>()
        .AddSingleton<Outbox>()
        .AddSingleton<ISubscriberSender, HttpSender>()
        .AddSingleton<ISubscriberSender, FunctionSender>()
        .AddSingleton<OutsideDelivery>()
        .AddSingleton<ISubscriptionDelivery, QueueDelivery>()
        .AddSingleton<ISubscriptionDelivery, MailDelivery>()
        .AddSingleton<ISubscriptionDelivery>(p => p.GetRequiredService<OutsideDelivery>())
        .AddSingleton<SubscriptionConfirmations>()
        .AddSingleton<TopicPublisher>()
        .AddSingleton<ITopics>(p => p.GetRequiredService<TopicPublisher>())
        .AddHostedService<TopicsStage>();
}
