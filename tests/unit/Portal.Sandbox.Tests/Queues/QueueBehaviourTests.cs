using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Queues;

/// <summary>What calls one after the other cannot show: waiting receivers, refusing disks, messages that are not in memory.</summary>
public sealed class QueueBehaviourTests : IAsyncDisposable
{
    private const string Url = "/123456789012/q";
    private static readonly Arn QueueArn = new("aws", "sqs", "eu-west-1", "123456789012", "q");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly PartialSandbox sandbox = new(services => services.AddQueues().AddSqsOperations());

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Receive_Waiting_WakesWhenAMessageComes()
    {
        await CreateAsync();
        var waiting = ReceiveAsync(wait: 20);
        Assert.False(waiting.IsCompleted);
        await SendAsync("late");
        Assert.Equal(["late"], await waiting);
    }

    [Fact]
    public async Task Receive_Waiting_EndsEmptyAtItsDeadline()
    {
        await CreateAsync();
        var waiting = ReceiveAsync(wait: 20);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(waiting.IsCompleted);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task Receive_Waiting_WakesWhenADelayOrATimeoutEnds()
    {
        await CreateAsync();
        await SendAsync("delayed", delay: 3);
        var first = ReceiveAsync(wait: 20, visibility: 4);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["delayed"], await first);
        var second = ReceiveAsync(wait: 20);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["delayed"], await second);
    }

    [Fact]
    public async Task Receive_QueueDefaultWait_IsUsed()
    {
        await CreateAsync(("ReceiveMessageWaitTimeSeconds", "5"));
        var waiting = ReceiveAsync(wait: null);
        Assert.False(waiting.IsCompleted);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task Receive_ManyWaiters_EachMessageReachesOne()
    {
        await CreateAsync();
        var waiting = Enumerable.Range(0, 50).Select(_ => ReceiveAsync(wait: 20, most: 1)).ToList();
        for (var i = 0; i < 50; i++) await SendAsync($"m{i}");
        var bodies = (await Task.WhenAll(waiting)).SelectMany(b => b).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"m{i}").Order(StringComparer.Ordinal), bodies);
    }

    [Fact]
    public async Task Receive_CallerGoesAway_TheNextOneGetsTheMessage()
    {
        await CreateAsync();
        using var gone = new CancellationTokenSource();
        var first = ReceiveAsync(wait: 20, caller: gone);
        var second = ReceiveAsync(wait: 20);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await SendAsync("m");
        Assert.Equal(["m"], await second);
    }

    [Fact]
    public async Task Receive_QueueIsDeletedMeanwhile_TheWaiterIsTold()
    {
        await CreateAsync();
        var waiting = ReceiveAsync(wait: 20);
        await sandbox.CallAsync("DeleteQueue", $$"""{"QueueUrl": "{{Url}}"}""");
        var fault = await Assert.ThrowsAsync<AwsFault>(() => waiting);
        Assert.Equal("QueueDoesNotExist", fault.Code);
    }

    [Fact]
    public async Task Send_DiskRefuses_IsNotAcknowledgedAndNotThere()
    {
        await CreateAsync();
        sandbox.Journal.Refusal = new IOException("full");
        await Assert.ThrowsAsync<IOException>(() => SendAsync("lost").AsTask());
        sandbox.Journal.Refusal = null;
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task SendFifo_DiskRefuses_TheRepetitionIsTakenAndFollowersAreNotHeldUp()
    {
        await sandbox.CallAsync("CreateQueue", """{"QueueName": "q.fifo", "Attributes": {"FifoQueue": "true"}}""");
        var queues = sandbox.Get<IQueues>();
        var fifo = QueueArn with { Resource = "q.fifo" };
        sandbox.Journal.Refusal = new IOException("full");
        await Assert.ThrowsAsync<IOException>(() => queues.SendAsync(fifo, new OutgoingMessage("1", GroupId: "g", DeduplicationId: "d"), Token).AsTask());
        sandbox.Journal.Refusal = null;
        await queues.SendAsync(fifo, new OutgoingMessage("1", GroupId: "g", DeduplicationId: "d"), Token);
        Assert.Equal(["1"], await ReceiveAsync(url: "/123456789012/q.fifo"));
    }

    [Fact]
    public async Task Delete_DiskRefuses_TheMessageIsStillThere()
    {
        await CreateAsync();
        await SendAsync("m");
        var answer = await sandbox.CallAsync("ReceiveMessage", $$"""{"QueueUrl": "{{Url}}"}""");
        var handle = ((DataObject)answer!.GetArray("Messages")![0]).GetString("ReceiptHandle");
        sandbox.Journal.Refusal = new IOException("full");
        await Assert.ThrowsAsync<IOException>(() => sandbox.CallAsync("DeleteMessage", $$"""{"QueueUrl": "{{Url}}", "ReceiptHandle": "{{handle}}"}""").AsTask());
        sandbox.Journal.Refusal = null;
        Assert.Equal(["m"], await ReceiveAsync());
    }

    [Fact]
    public async Task Prepare_NotYetPublished_IsNotReceived()
    {
        await CreateAsync();
        var prepared = sandbox.Get<IQueues>().Prepare(QueueArn, new OutgoingMessage("m"));
        await sandbox.Journal.CommitAsync(prepared.Writes, Token);
        Assert.Empty(await ReceiveAsync());
        prepared.Publish();
        Assert.Equal(["m"], await ReceiveAsync());
    }

    [Fact]
    public async Task PrepareFifo_LaterOnePublishedFirst_OrderHolds()
    {
        await sandbox.CallAsync("CreateQueue", """{"QueueName": "q.fifo", "Attributes": {"FifoQueue": "true", "ContentBasedDeduplication": "true"}}""");
        var fifo = QueueArn with { Resource = "q.fifo" };
        var queues = sandbox.Get<IQueues>();
        var one = queues.Prepare(fifo, new OutgoingMessage("1", GroupId: "g"));
        var two = queues.Prepare(fifo, new OutgoingMessage("2", GroupId: "g"));
        await sandbox.Journal.CommitAsync(one.Writes.Add(two.Writes), Token);
        two.Publish();
        Assert.Empty(await ReceiveAsync(url: "/123456789012/q.fifo"));
        one.Publish();
        Assert.Equal(["1", "2"], await ReceiveAsync(url: "/123456789012/q.fifo"));
    }

    [Fact]
    public async Task Receive_MoreBodiesThanTheCacheHolds_AreReadFromTheJournal()
    {
        await CreateAsync();
        var body = new string('x', 500_000);
        for (var i = 0; i < 20; i++) await SendAsync($"{i}{body}");
        var bodies = (await ReceiveAsync()).Concat(await ReceiveAsync()).Select(b => b[..b.IndexOf('x', StringComparison.Ordinal)]);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), bodies);
    }

    [Fact]
    public async Task Purge_BetweenCommitAndPublish_TheMessageDoesNotComeBack()
    {
        await CreateAsync();
        var prepared = sandbox.Get<IQueues>().Prepare(QueueArn, new OutgoingMessage("m"));
        await sandbox.CallAsync("PurgeQueue", $$"""{"QueueUrl": "{{Url}}"}""");
        await sandbox.Journal.CommitAsync(prepared.Writes, Token);
        prepared.Publish();
        Assert.Empty(await ReceiveAsync());
        await sandbox.RestartAsync();
        Assert.Empty(await ReceiveAsync());
    }

    [Theory]
    [InlineData("http://localhost:4566/123456789012/q", "arn:aws:sqs:eu-west-1:123456789012:q")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/q.fifo", "arn:aws:sqs:eu-west-1:123456789012:q.fifo")]
    [InlineData("http://localhost:4566/q", null)]
    [InlineData("http://localhost:4566/abc/q", null)]
    [InlineData("", null)]
    public void FromUrl_Path_NamesTheQueue(string url, string? arn) =>
        Assert.Equal(arn, sandbox.Get<IQueues>().FromUrl(url, PartialSandbox.Scope)?.ToString());

    private async Task CreateAsync(params (string Name, string Value)[] attributes)
    {
        var map = attributes.Aggregate(new DataObjectBuilder(), (b, a) => b.Set(a.Name, a.Value)).Build();
        await sandbox.CallAsync("CreateQueue", new DataObjectBuilder { ["QueueName"] = "q", ["Attributes"] = map }.Build());
    }

    private async ValueTask SendAsync(string body, int? delay = null) =>
        await sandbox.Get<IQueues>().SendAsync(QueueArn, new OutgoingMessage(body, DelaySeconds: delay), Token);

    private async Task<IReadOnlyList<string>> ReceiveAsync(int? wait = 0, int? visibility = null, int most = 10, string url = Url, CancellationTokenSource? caller = null)
    {
        var input = new DataObjectBuilder
        {
            ["QueueUrl"] = url,
            ["MaxNumberOfMessages"] = most,
            ["WaitTimeSeconds"] = wait is { } w ? w : (DataValue?)null,
            ["VisibilityTimeout"] = visibility is { } v ? v : (DataValue?)null,
        }.Build();
        var answer = await sandbox.CallAsync("ReceiveMessage", input, cancellationToken: caller?.Token ?? Token);
        return [.. (answer!.GetArray("Messages") ?? DataArray.Empty).Cast<DataObject>().Select(m => m.GetString("Body")!)];
    }
}
