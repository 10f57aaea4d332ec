using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Sqs;

internal static class SqsServiceCollectionExtensions
{
    public static IServiceCollection AddSqsOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateQueue>()
        .AddSingleton<IAwsOperation, GetQueueUrl>()
        .AddSingleton<IAwsOperation, ListQueues>()
        .AddSingleton<IAwsOperation, ListDeadLetterSourceQueues>()
        .AddSingleton<IAwsOperation, GetQueueAttributes>()
        .AddSingleton<IAwsOperation, SetQueueAttributes>()
        .AddSingleton<IAwsOperation, DeleteQueue>()
        .AddSingleton<IAwsOperation, PurgeQueue>()
        .AddSingleton<IAwsOperation, TagQueue>()
        .AddSingleton<IAwsOperation, UntagQueue>()
        .AddSingleton<IAwsOperation, ListQueueTags>()
        .AddSingleton<IAwsOperation, AddPermission>()
        .AddSingleton<IAwsOperation, RemovePermission>()
        .AddSingleton<IAwsOperation, SendMessage>()
        .AddSingleton<IAwsOperation, SendMessageBatch>()
        .AddSingleton<IAwsOperation, ReceiveMessage>()
        .AddSingleton<IAwsOperation, DeleteMessage>()
        .AddSingleton<IAwsOperation, DeleteMessageBatch>()
        .AddSingleton<IAwsOperation, ChangeMessageVisibility>()
        .AddSingleton<IAwsOperation, ChangeMessageVisibilityBatch>()
        .AddSingleton<IAwsOperation, StartMessageMoveTask>()
        .AddSingleton<IAwsOperation, ListMessageMoveTasks>()
        .AddSingleton<IAwsOperation, CancelMessageMoveTask>();
}
