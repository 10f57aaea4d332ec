using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.DeadLetters;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.DeadLetters;

/// <summary>Dead letters of a real sandbox: looked at, sent again, deleted.</summary>
public sealed class DeadLetterFlowTests : IAsyncLifetime
{
    private const string Prefix = $"arn:aws:sqs:{LiveSandbox.Region}:{LiveSandbox.Account}:";
    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"shop"}""");
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"dead"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"orders","EventBusName":"shop","EventPattern":"{\"source\":[\"shop\"]}"}""");
        await TargetAsync(Prefix + "vanished", ",\"InputPath\":\"$.detail\"");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Letter_WhoseTargetWasMended_IsDeliveredAndLeavesTheQueue()
    {
        await SendAsync("""{\"order\":1}""");
        await using var session = await OpenAsync(1);
        var letter = session.Messages[0];
        Assert.Equal(("shop", "orders", Prefix + "vanished", "shop"), (letter.Rule?.EventBusName, letter.Rule?.Name, letter.TargetArn, letter.Event?.Source));
        Assert.NotNull(letter.ErrorCode);

        var refused = await session.SendAsync(letter, new ResendDestination.ToTarget(), null, Cancel);
        Assert.Equal(ResendOutcome.Refused, refused.Outcome);
        Assert.Single(session.Messages);

        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"mended"}""");
        await TargetAsync(Prefix + "mended", ",\"InputPath\":\"$.detail\"");
        ResendResult sent;
        do sent = await session.SendAsync(letter, new ResendDestination.ToTarget("t"), null, Cancel);
        while (sent.Outcome == ResendOutcome.Refused && !Cancel.IsCancellationRequested);
        Assert.Equal((ResendOutcome.Done, "Sent to the queue mended."), (sent.Outcome, sent.Text));
        Assert.Empty(session.Messages);
        Assert.Equal("""{"order":1}""", Assert.Single(await BodiesAsync("mended")));
        Assert.Equal((0L, 0L), await CountAsync());
        var records = (await sandbox.Get<IAudit>().SearchAsync(new() { Action = "dead-letter.send" }, Cancel)).Value!.Items;
        Assert.Equal("ok", records[0].Outcome);
        Assert.Contains(letter.MessageId, records[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_OfAClosedSession_ShowAgainAtOnce()
    {
        await SendAsync("""{\"order\":1}""");
        var session = await OpenAsync(1);
        Assert.Equal((0L, 1L), await CountAsync());
        await session.DisposeAsync();
        Assert.Equal((1L, 0L), await CountAsync());
    }

    [Fact]
    public async Task Letter_ThatSomebodyElseTookMeanwhile_IsNotSent()
    {
        await SendAsync("""{\"order\":1}""");
        await using var session = await OpenAsync(1);
        var url = (await sandbox.CallAsync("AmazonSQS.GetQueueUrl", """{"QueueName":"dead"}""")).GetString("QueueUrl");
        await sandbox.CallAsync("AmazonSQS.PurgeQueue", $$"""{"QueueUrl":"{{url}}"}""");
        var result = await session.SendAsync(session.Messages[0], new ResendDestination.ToBus(), null, Cancel);
        Assert.Equal(ResendOutcome.Refused, result.Outcome);
        Assert.Contains("not held any more", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_EditedAndSentToTheBus_IsANewEventThere()
    {
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"seen"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"all","EventBusName":"shop","EventPattern":"{\"detail\":{\"order\":[2]}}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"all","EventBusName":"shop","Targets":[{"Id":"q","Arn":"{{Prefix}}seen"}]}""");
        await SendAsync("""{\"order\":1}""");
        await using var session = await OpenAsync(1);
        var letter = session.Messages[0];
        var edited = letter.Body.Replace("\"order\":1", "\"order\":2", StringComparison.Ordinal);
        Assert.Equal(ResendOutcome.Done, (await session.SendAsync(letter, new ResendDestination.ToBus(), edited, Cancel)).Outcome);
        IReadOnlyList<string> bodies;
        do bodies = await BodiesAsync("seen");
        while (bodies.Count == 0);
        var e = (DataObject)DataValue.Parse(bodies[0]);
        Assert.Equal(2, e.GetObject("detail")!.GetInt64("order"));
        Assert.NotEqual(letter.Event!.Id, e.GetString("id"));
    }

    [Fact]
    public async Task Letter_Deleted_IsGone()
    {
        await SendAsync("""{\"order\":1}""");
        await using var session = await OpenAsync(1);
        Assert.Equal(ResendOutcome.Done, (await session.DeleteAsync(session.Messages[0], Cancel)).Outcome);
        Assert.Equal((0L, 0L), await CountAsync());
    }

    [Fact]
    public async Task Receive_BoundedByWhatIsAskedFor_SaysThatThereIsMore()
    {
        for (var i = 0; i < 12; i++) await SendAsync($$"""{\"order\":{{i}}}""");
        await WaitAsync(12);
        await using var session = (await sandbox.Get<IDeadLetters>().OpenAsync("sandbox", Prefix + "dead", Cancel)).Value!;
        Assert.True((await session.ReceiveAsync(11, Cancel)).Value);
        Assert.Equal(11, session.Messages.Count);
        Assert.False((await session.ReceiveAsync(11, Cancel)).Value);
        Assert.Equal(12, session.Messages.Count);
    }

    [Fact]
    public async Task List_FindsQueuesOfTargetsAndOfRedrives()
    {
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"worked-off"}""");
        await sandbox.CallAsync("AmazonSQS.CreateQueue", $$$"""{"QueueName":"work","Attributes":{"RedrivePolicy":"{\"deadLetterTargetArn\":\"{{{Prefix}}}worked-off\",\"maxReceiveCount\":3}"}}""");
        var found = (await sandbox.Get<IDeadLetters>().ListAsync("sandbox", Cancel)).Value!;
        Assert.Equal([("dead", "orders", "shop"), ("worked-off", "work", null)], found.Queues.Select(q => (q.Name, q.Users[0].Name, q.Users[0].EventBusName)));
        Assert.Empty(found.Problems);
    }

    private Task TargetAsync(string arn, string more) => sandbox.CallAsync("AWSEvents.PutTargets",
        $$$"""{"Rule":"orders","EventBusName":"shop","Targets":[{"Id":"t","Arn":"{{{arn}}}","DeadLetterConfig":{"Arn":"{{{Prefix}}}dead"}{{{more}}}}]}""");

    private Task SendAsync(string detail) => sandbox.CallAsync("AWSEvents.PutEvents", $$$"""{"Entries":[{"Source":"shop","DetailType":"Placed","Detail":"{{{detail}}}","EventBusName":"shop"}]}""");

    private async Task<IDeadLetterSession> OpenAsync(int messages)
    {
        await WaitAsync(messages);
        var session = (await sandbox.Get<IDeadLetters>().OpenAsync("sandbox", Prefix + "dead", Cancel)).Value!;
        var received = await session.ReceiveAsync(messages, Cancel);
        Assert.True(received.IsOk, received.Error?.Message);
        return session;
    }

    private async Task WaitAsync(int messages)
    {
        while ((await CountAsync()).Visible < messages) Cancel.ThrowIfCancellationRequested();
    }

    private async Task<(long? Visible, long? Hidden)> CountAsync()
    {
        var url = (await sandbox.CallAsync("AmazonSQS.GetQueueUrl", """{"QueueName":"dead"}""")).GetString("QueueUrl");
        var attributes = (await sandbox.CallAsync("AmazonSQS.GetQueueAttributes", $$"""{"QueueUrl":"{{url}}","AttributeNames":["All"]}""")).GetObject("Attributes")!;
        return (long.Parse(attributes.GetString("ApproximateNumberOfMessages")!, null), long.Parse(attributes.GetString("ApproximateNumberOfMessagesNotVisible")!, null));
    }

    private async Task<IReadOnlyList<string>> BodiesAsync(string queue)
    {
        var url = (await sandbox.CallAsync("AmazonSQS.GetQueueUrl", $$"""{"QueueName":"{{queue}}"}""")).GetString("QueueUrl");
        var received = await sandbox.CallAsync("AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"{{url}}","MaxNumberOfMessages":10}""");
        return [.. (received.GetArray("Messages") ?? DataArray.Empty).Cast<DataObject>().Select(m => m.GetString("Body")!)];
    }
}
