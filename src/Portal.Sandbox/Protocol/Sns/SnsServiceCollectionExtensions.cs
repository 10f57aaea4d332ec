using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Sns;

internal static class SnsServiceCollectionExtensions
{
    public static IServiceCollection AddSnsOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateTopic>()
        .AddSingleton<IAwsOperation, DeleteTopic>()
        .AddSingleton<IAwsOperation, ListTopics>()
        .AddSingleton<IAwsOperation, GetTopicAttributes>()
        .AddSingleton<IAwsOperation, SetTopicAttributes>()
        .AddSingleton<IAwsOperation, Subscribe>()
        .AddSingleton<IAwsOperation, ConfirmSubscription>()
        .AddSingleton<IAwsOperation, Unsubscribe>()
        .AddSingleton<IAwsOperation, ListSubscriptions>()
        .AddSingleton<IAwsOperation, ListSubscriptionsByTopic>()
        .AddSingleton<IAwsOperation, GetSubscriptionAttributes>()
        .AddSingleton<IAwsOperation, SetSubscriptionAttributes>()
        .AddSingleton<IAwsOperation, Publish>()
        .AddSingleton<IAwsOperation, PublishBatch>()
        .AddSingleton<IAwsOperation, TagTopic>()
        .AddSingleton<IAwsOperation, UntagTopic>()
        .AddSingleton<IAwsOperation, ListTopicTags>()
        .AddSingleton<ISandboxPage, ConfirmationPage>()
        .AddSingleton<ISandboxPage, OutboxPage>();
}
