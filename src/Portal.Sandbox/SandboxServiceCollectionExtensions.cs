using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Events;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Protocol.Clock;
using Portal.Sandbox.Protocol.CloudFormation;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge;
using Portal.Sandbox.Protocol.Iam;
using Portal.Sandbox.Protocol.Logs;
using Portal.Sandbox.Protocol.Sns;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Protocol.StepFunctions;
using Portal.Sandbox.Protocol.Sts;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Roles;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Stacks;
using Portal.Sandbox.Store;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox;

/// <summary>The embedded EventBridge and Step Functions: the flow of an event, one line to a stage, in the order of the flow.</summary>
/// <remarks>
/// A stage that keeps state or works in the background has a <see cref="Hosting.Stage"/>: all stages load before one begins, and the
/// port opens after that.
/// </remarks>
public static class SandboxServiceCollectionExtensions
{
    /// <summary>For the sandbox's own container; an application adds <c>AddSandboxServer</c>.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options)
        .AddStore()
        .AddOutbound()
        .AddAccessControl()
        .AddFunctions()
        .AddEvents()
        .AddRules()
        .AddTargets()
        .AddQueues()
        .AddTopics()
        .AddLogGroups()
        .AddRoles()
        .AddExecutions()
        .AddStacks()
        .AddEdge()
        .AddEventBridgeOperations()
        .AddSqsOperations()
        .AddSnsOperations()
        .AddLogsOperations()
        .AddStepFunctionsOperations()
        .AddClockOperations()
        .AddStsOperations()
        .AddIamOperations()
        .AddCloudFormationOperations();
}
