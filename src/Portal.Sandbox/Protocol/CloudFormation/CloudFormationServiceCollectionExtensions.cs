using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal static class CloudFormationServiceCollectionExtensions
{
    public static IServiceCollection AddCloudFormationOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateStack>()
        .AddSingleton<IAwsOperation, UpdateStack>()
        .AddSingleton<IAwsOperation, DeleteStack>()
        .AddSingleton<IAwsOperation, UpdateTerminationProtection>()
        .AddSingleton<IAwsOperation, DescribeStacks>()
        .AddSingleton<IAwsOperation, ListStacks>()
        .AddSingleton<IAwsOperation, DescribeStackEvents>()
        .AddSingleton<IAwsOperation, DescribeStackResource>()
        .AddSingleton<IAwsOperation, DescribeStackResources>()
        .AddSingleton<IAwsOperation, ListStackResources>()
        .AddSingleton<IAwsOperation, ListExports>()
        .AddSingleton<IAwsOperation, ListImports>()
        .AddSingleton<IAwsOperation, GetTemplate>()
        .AddSingleton<IAwsOperation, GetTemplateSummary>()
        .AddSingleton<IAwsOperation, ValidateTemplate>()
        .AddSingleton<IAwsOperation, CreateChangeSet>()
        .AddSingleton<IAwsOperation, DescribeChangeSet>()
        .AddSingleton<IAwsOperation, ListChangeSets>()
        .AddSingleton<IAwsOperation, ExecuteChangeSet>()
        .AddSingleton<IAwsOperation, DeleteChangeSet>();
}
