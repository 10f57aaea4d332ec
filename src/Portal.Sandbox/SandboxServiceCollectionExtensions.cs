using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.Logs;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Store;

namespace Portal.Sandbox;

/// <summary>The embedded EventBridge and Step Functions: the flow of an event, one line to a stage, in the order of the flow.</summary>
/// <remarks>
/// A stage that keeps state reads it from the journal in <c>IHostedLifecycleService.StartingAsync</c> and begins its work in
/// <c>StartAsync</c>: when the first stage works, all have their memory, and the port opens after that.
/// </remarks>
public static class SandboxServiceCollectionExtensions
{
    /// <summary>For the sandbox's own container; an application adds <c>AddSandboxServer</c>.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options)
        .AddStore()
        .AddQueues()
        .AddLogGroups()
        .AddSqsOperations()
        .AddLogsOperations()
        .AddEdge();
}
