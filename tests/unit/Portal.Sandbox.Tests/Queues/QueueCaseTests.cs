using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Queues;

public sealed class QueueCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Queues/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = new PartialSandbox(services => services.AddQueues().AddSqsOperations());
        await scenario.RunAsync(sandbox);
    }
}
