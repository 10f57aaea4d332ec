using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.ApiDestinations;
using Portal.Sandbox.Protocol.EventBridge.Archives;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Publishing;
using Portal.Sandbox.Protocol.EventBridge.Rules;
using Portal.Sandbox.Protocol.EventBridge.Tags;
using Portal.Sandbox.Protocol.EventBridge.Targets;

namespace Portal.Sandbox.Protocol.EventBridge;

public static class EventBridgeServiceCollectionExtensions
{
    /// <summary>The operations of EventBridge, as its API reference groups them.</summary>
    public static IServiceCollection AddEventBridgeOperations(this IServiceCollection services)
    {
        foreach (var unsupported in UnsupportedOperation.All()) services.AddSingleton<IAwsOperation>(unsupported);
        return services
            .AddSingleton<IAwsOperation, CreateEventBus>()
            .AddSingleton<IAwsOperation, DescribeEventBus>()
            .AddSingleton<IAwsOperation, ListEventBuses>()
            .AddSingleton<IAwsOperation, UpdateEventBus>()
            .AddSingleton<IAwsOperation, DeleteEventBus>()
            .AddSingleton<IAwsOperation, PutPermission>()
            .AddSingleton<IAwsOperation, RemovePermission>()
            .AddSingleton<IAwsOperation, PutRule>()
            .AddSingleton<IAwsOperation, DescribeRule>()
            .AddSingleton<IAwsOperation, ListRules>()
            .AddSingleton<IAwsOperation, DeleteRule>()
            .AddSingleton<IAwsOperation, EnableRule>()
            .AddSingleton<IAwsOperation, DisableRule>()
            .AddSingleton<IAwsOperation, ListRuleNamesByTarget>()
            .AddSingleton<IAwsOperation, PutTargets>()
            .AddSingleton<IAwsOperation, RemoveTargets>()
            .AddSingleton<IAwsOperation, ListTargetsByRule>()
            .AddSingleton<IAwsOperation, PutEvents>()
            .AddSingleton<IAwsOperation, TestEventPattern>()
            .AddSingleton<IAwsOperation, CreateArchive>()
            .AddSingleton<IAwsOperation, UpdateArchive>()
            .AddSingleton<IAwsOperation, DescribeArchive>()
            .AddSingleton<IAwsOperation, ListArchives>()
            .AddSingleton<IAwsOperation, DeleteArchive>()
            .AddSingleton<IAwsOperation, StartReplay>()
            .AddSingleton<IAwsOperation, DescribeReplay>()
            .AddSingleton<IAwsOperation, ListReplays>()
            .AddSingleton<IAwsOperation, CancelReplay>()
            .AddSingleton<IAwsOperation, CreateConnection>()
            .AddSingleton<IAwsOperation, UpdateConnection>()
            .AddSingleton<IAwsOperation, DescribeConnection>()
            .AddSingleton<IAwsOperation, ListConnections>()
            .AddSingleton<IAwsOperation, DeleteConnection>()
            .AddSingleton<IAwsOperation, DeauthorizeConnection>()
            .AddSingleton<IAwsOperation, CreateApiDestination>()
            .AddSingleton<IAwsOperation, UpdateApiDestination>()
            .AddSingleton<IAwsOperation, DescribeApiDestination>()
            .AddSingleton<IAwsOperation, ListApiDestinations>()
            .AddSingleton<IAwsOperation, DeleteApiDestination>()
            .AddSingleton<TaggedResources>()
            .AddSingleton<IAwsOperation, TagResource>()
            .AddSingleton<IAwsOperation, UntagResource>()
            .AddSingleton<IAwsOperation, ListTagsForResource>();
    }
}
