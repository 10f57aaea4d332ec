using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

internal static class LogsOperationsExtensions
{
    public static IServiceCollection AddLogsOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateLogGroup>()
        .AddSingleton<IAwsOperation, DeleteLogGroup>()
        .AddSingleton<IAwsOperation, DescribeLogGroups>()
        .AddSingleton<IAwsOperation, PutRetentionPolicy>()
        .AddSingleton<IAwsOperation, DeleteRetentionPolicy>()
        .AddSingleton<IAwsOperation, CreateLogStream>()
        .AddSingleton<IAwsOperation, DeleteLogStream>()
        .AddSingleton<IAwsOperation, DescribeLogStreams>()
        .AddSingleton<IAwsOperation, PutLogEvents>()
        .AddSingleton<IAwsOperation, GetLogEvents>()
        .AddSingleton<IAwsOperation, FilterLogEvents>()
        .AddSingleton<IAwsOperation, TestMetricFilter>()
        .AddSingleton<IAwsOperation, PutResourcePolicy>()
        .AddSingleton<IAwsOperation, DescribeResourcePolicies>()
        .AddSingleton<IAwsOperation, DeleteResourcePolicy>()
        .AddSingleton<IAwsOperation>(p => new TagLogs("TagResource", p.GetRequiredService<LogDirectory>()))
        .AddSingleton<IAwsOperation>(p => new TagLogs("TagLogGroup", p.GetRequiredService<LogDirectory>()))
        .AddSingleton<IAwsOperation>(p => new UntagLogs("UntagResource", p.GetRequiredService<LogDirectory>()))
        .AddSingleton<IAwsOperation>(p => new UntagLogs("UntagLogGroup", p.GetRequiredService<LogDirectory>()))
        .AddSingleton<IAwsOperation>(p => new ListLogTags("ListTagsForResource", p.GetRequiredService<LogDirectory>()))
        .AddSingleton<IAwsOperation>(p => new ListLogTags("ListTagsLogGroup", p.GetRequiredService<LogDirectory>()));
}
