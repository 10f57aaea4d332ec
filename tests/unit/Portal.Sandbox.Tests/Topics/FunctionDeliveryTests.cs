using Microsoft.Extensions.DependencyInjection;
using Portal.Languages.Data;
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

/// <summary>Functions that a topic's messages go to: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</summary>
public sealed class FunctionDeliveryTests : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:t";
    private const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    private readonly FakeFunctions functions = new();
    private PartialSandbox sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = new PartialSandbox(services => services
            .AddSingleton<IFunctionRunner>(functions)
            .AddSingleton(new SandboxOptions()).AddOutbound().AddFunctions().AddLogGroups().AddQueues().AddTopics().AddSqsOperations().AddSnsOperations());
        await sandbox.StartAsync();
        await sandbox.CallAsync("CreateTopic", """{"Name": "t"}""");
        await sandbox.CallAsync("Subscribe", $$"""{"TopicArn": "{{Topic}}", "Protocol": "lambda", "Endpoint": "{{Function}}"}""");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Publish_FunctionSubscribed_GetsARecord()
    {
        functions.Answer = _ => Task.FromResult<FunctionAnswer?>(new(DataValue.Null));
        await PublishAsync();
        await EventBench.EventuallyAsync(() => !functions.Calls.IsEmpty);
        var record = (DataObject)((DataObject)functions.Calls.First().Payload).GetArray("Records")![0];
        Assert.Equal(("aws:sns", "1.0"), (record.GetString("EventSource"), record.GetString("EventVersion")));
        var sns = record.GetObject("Sns")!;
        Assert.Equal(("Notification", Topic, "hello"), (sns.GetString("Type"), sns.GetString("TopicArn"), sns.GetString("Message")));
        Assert.NotNull(sns.GetString("SigningCertUrl"));
        Assert.Equal("v", sns.GetObject("MessageAttributes")!.GetObject("k")!.GetString("Value"));
    }

    [Fact]
    public async Task Publish_RunnerOutOfReach_IsTriedAgainAlsoAfterARestart()
    {
        functions.Answer = _ => Task.FromResult<FunctionAnswer?>(new(DataValue.Null, "Lambda.SdkClientException", "no answer") { IsUnreachable = true });
        await PublishAsync();
        await EventBench.EventuallyAsync(() => !functions.Calls.IsEmpty);
        var before = functions.Calls.Count;
        functions.Answer = _ => Task.FromResult<FunctionAnswer?>(new(DataValue.Null));
        await sandbox.RestartAsync();
        await EventBench.EventuallyAsync(() => functions.Calls.Count > before);
        await EventBench.EventuallyAsync(() => !sandbox.Journal.ReadAll(OutsideDelivery.Waiting).Any());
    }

    private Task PublishAsync() => sandbox.CallAsync("Publish", $$$"""{"TopicArn": "{{{Topic}}}", "Message": "hello", "MessageAttributes": {"k": {"DataType": "String", "StringValue": "v"} } }""").AsTask();
}
