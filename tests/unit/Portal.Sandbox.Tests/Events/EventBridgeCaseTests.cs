using Portal.Sandbox.Events;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Protocol.EventBridge;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Events;

public sealed class EventBridgeCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Events/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = EventBridge();
        await sandbox.StartAsync();
        await scenario.RunAsync(sandbox);
    }

    private static PartialSandbox EventBridge() => new(services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new SandboxOptions())
        .AddOutbound().AddFunctions().AddEvents().AddRules().AddTargets().AddQueues().AddLogGroups().AddEventBridgeOperations().AddSqsOperations());
}
