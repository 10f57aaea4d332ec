using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Protocol.Sns;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Tests.Support;
using Portal.Sandbox.Topics;
using Xunit;

namespace Portal.Sandbox.Tests.Topics;

public sealed class TopicCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Topics/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = new PartialSandbox(services => services
            .AddSingleton(new SandboxOptions()).AddOutbound().AddFunctions().AddLogGroups().AddQueues().AddTopics().AddSqsOperations().AddSnsOperations());
        await scenario.RunAsync(sandbox, starts: true);
    }

    [Theory]
    [InlineData(null, null, "20 20 20")]
    [InlineData("""{"healthyRetryPolicy": {"numRetries": 5, "numNoDelayRetries": 1, "numMinDelayRetries": 1, "numMaxDelayRetries": 1, "minDelayTarget": 1, "maxDelayTarget": 9, "backoffFunction": "linear"}}""", null, "0 1 1 9 9")]
    [InlineData("""{"healthyRetryPolicy": {"numRetries": 3, "minDelayTarget": 10, "maxDelayTarget": 30}}""", null, "10 20 30")]
    [InlineData(null, """{"http": {"defaultHealthyRetryPolicy": {"numRetries": 1, "minDelayTarget": 2, "maxDelayTarget": 2}}}""", "2")]
    [InlineData("""{"healthyRetryPolicy": {"numRetries": 5, "minDelayTarget": 0, "maxDelayTarget": 15, "backoffFunction": "exponential"}}""", null, "0 1 3 7 15")]
    public void Delay_Policy_GivesTheWaits(string? subscription, string? topic, string seconds)
    {
        var policy = DeliveryPolicy.Of(subscription, topic);
        var waits = Enumerable.Range(1, policy.Retries).Select(r => Math.Round(policy.Delay(r)!.Value.TotalSeconds));
        Assert.Equal(seconds, string.Join(' ', waits));
        Assert.Null(policy.Delay(policy.Retries + 1));
    }
}
