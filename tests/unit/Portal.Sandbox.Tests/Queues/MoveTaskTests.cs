using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Queues;

/// <summary>Dead-letter queues emptied by tasks: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html</summary>
public sealed class MoveTaskTests : IAsyncLifetime
{
    private const string Dead = "arn:aws:sqs:eu-west-1:123456789012:dead";
    private const string Other = "arn:aws:sqs:eu-west-1:123456789012:other";

    private readonly PartialSandbox sandbox = new(services => services.AddQueues().AddSqsOperations());

    public async ValueTask InitializeAsync()
    {
        await sandbox.StartAsync();
        foreach (var name in new[] { "dead", "other" }) await CallAsync("CreateQueue", $$"""{"QueueName": "{{name}}"}""");
        await CallAsync("CreateQueue", new DataObjectBuilder
        {
            ["QueueName"] = "q",
            ["Attributes"] = new DataObjectBuilder { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{Dead}}","maxReceiveCount":"1"}""", ["VisibilityTimeout"] = "0" }.Build(),
        }.Build().ToJson());
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Start_WithoutDestination_MessagesGoBackWhereTheyCameFrom()
    {
        await DieAsync(25);
        await CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}"}""");
        var task = await EndedAsync();
        Assert.Equal(("COMPLETED", 25), (task.GetString("Status"), task.GetInt64("ApproximateNumberOfMessagesMoved")));
        Assert.Equal(25, task.GetInt64("ApproximateNumberOfMessagesToMove"));
        Assert.Null(task.GetString("TaskHandle"));
        Assert.Equal("25", await VisibleAsync("q"));
        var message = (DataObject)(await CallAsync("ReceiveMessage", """{"QueueUrl": "/123456789012/q", "AttributeNames": ["All"]}""")).GetArray("Messages")![0];
        Assert.False(message.GetObject("Attributes")!.Contains("DeadLetterQueueSourceArn"));
        Assert.Equal("1", message.GetObject("Attributes")!.GetString("ApproximateReceiveCount"));
    }

    [Fact]
    public async Task Start_WithDestination_MessagesGoThere()
    {
        await DieAsync(3);
        await CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}", "DestinationArn": "{{Other}}"}""");
        Assert.Equal(Other, (await EndedAsync()).GetString("DestinationArn"));
        Assert.Equal("3", await VisibleAsync("other"));
    }

    [Fact]
    public async Task Start_MessageThatNoQueueSent_FailsAndKeepsIt()
    {
        await CallAsync("SendMessage", """{"QueueUrl": "/123456789012/dead", "MessageBody": "x"}""");
        await CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}"}""");
        var task = await EndedAsync();
        Assert.Equal(("FAILED", "CouldNotDetermineMessageSource"), (task.GetString("Status"), task.GetString("FailureReason")));
        Assert.Equal("1", await VisibleAsync("dead"));
    }

    [Fact]
    public async Task Cancel_SlowTask_StopsAndSaysHowFarItCame()
    {
        await DieAsync(20);
        var handle = (await CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}", "MaxNumberOfMessagesPerSecond": 2}""")).GetString("TaskHandle")!;
        await EventBench.EventuallyAsync(() => Newest().GetInt64("ApproximateNumberOfMessagesMoved") == 2);
        Assert.Equal("UnsupportedOperation", (await Assert.ThrowsAsync<AwsFault>(() => CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}"}"""))).Code);
        Assert.Equal(handle, Newest().GetString("TaskHandle"));
        Assert.Equal(2, (await CallAsync("CancelMessageMoveTask", $$"""{"TaskHandle": "{{handle}}"}""")).GetInt64("ApproximateNumberOfMessagesMoved"));
        Assert.Equal("CANCELLED", (await EndedAsync(advance: true)).GetString("Status"));
        Assert.Equal("18", await VisibleAsync("dead"));
        Assert.Equal("Task does not exist.", (await Assert.ThrowsAsync<AwsFault>(() => CallAsync("CancelMessageMoveTask", $$"""{"TaskHandle": "{{handle}}"}"""))).Message);
    }

    [Fact]
    public async Task Restart_TaskUnderWay_GoesOn()
    {
        await DieAsync(6);
        await CallAsync("StartMessageMoveTask", $$"""{"SourceArn": "{{Dead}}", "MaxNumberOfMessagesPerSecond": 2}""");
        await EventBench.EventuallyAsync(() => Newest().GetInt64("ApproximateNumberOfMessagesMoved") == 2);
        await sandbox.RestartAsync();
        Assert.Equal(6, (await EndedAsync(advance: true)).GetInt64("ApproximateNumberOfMessagesMoved"));
        Assert.Equal("6", await VisibleAsync("q"));
    }

    [Theory]
    [InlineData("""{"SourceArn": "arn:aws:sqs:eu-west-1:123456789012:gone"}""", "ResourceNotFoundException")]
    [InlineData("""{"SourceArn": "arn:aws:sqs:eu-west-1:123456789012:q"}""", "InvalidParameterValue")]
    [InlineData("""{"SourceArn": "arn:aws:sqs:eu-west-1:123456789012:dead", "DestinationArn": "arn:aws:sqs:eu-west-1:123456789012:gone"}""", "ResourceNotFoundException")]
    [InlineData("""{"SourceArn": "arn:aws:sqs:eu-west-1:123456789012:dead", "MaxNumberOfMessagesPerSecond": 501}""", "InvalidParameterValue")]
    [InlineData("""{"SourceArn": "dead"}""", "InvalidParameterValue")]
    [InlineData("{}", "MissingParameter")]
    public async Task Start_RefusedInput_SaysWhy(string input, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<AwsFault>(() => CallAsync("StartMessageMoveTask", input))).Code);

    /// <summary>Messages that were received once too often.</summary>
    private async Task DieAsync(int count)
    {
        for (var i = 0; i < count; i++) await CallAsync("SendMessage", $$"""{"QueueUrl": "/123456789012/q", "MessageBody": "{{i}}"}""");
        while (await VisibleAsync("dead") != $"{count}") await CallAsync("ReceiveMessage", """{"QueueUrl": "/123456789012/q", "MaxNumberOfMessages": 10}""");
    }

    private async Task<string?> VisibleAsync(string queue) =>
        (await CallAsync("GetQueueAttributes", $$"""{"QueueUrl": "/123456789012/{{queue}}", "AttributeNames": ["All"]}""")).GetObject("Attributes")!.GetString("ApproximateNumberOfMessages");

    private DataObject Newest() => (DataObject)sandbox.CallAsync("ListMessageMoveTasks", $$"""{"SourceArn": "{{Dead}}"}""").AsTask().GetAwaiter().GetResult()!.GetArray("Results")![0];

    private async Task<DataObject> EndedAsync(bool advance = false)
    {
        await EventBench.EventuallyAsync(() =>
        {
            if (advance) sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
            return Newest().GetString("Status") is not ("RUNNING" or "CANCELLING");
        });
        return Newest();
    }

    private async Task<DataObject> CallAsync(string operation, string input) => await sandbox.CallAsync(operation, input) ?? DataObject.Empty;
}
