using System.Text.Json;
using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Targets;

/// <summary>What each kind of target gets.</summary>
public sealed class TargetKindTests
{
    private const string WithDeadLetters = """
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:111122223333:dead"}
        """;

    [Fact]
    public async Task FifoQueue_GetsItsGroup()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:sqs:us-east-1:111122223333:q.fifo", """
            "SqsParameters": {"MessageGroupId": "g"}
            """);
        await bench.SendAsync();
        Assert.Equal("g", Assert.Single(bench.Queues.Sent).Message.GroupId);
    }

    [Fact]
    public async Task Topic_GetsTheInput()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:sns:us-east-1:111122223333:topic", """
            "InputPath": "$.detail"
            """);
        await bench.SendAsync("""{"n": 1}""");
        Assert.Equal(("topic", """{"n":1}"""), Assert.Single(bench.Topics.Published.Select(p => (p.Topic, p.Notification.Message))));
    }

    [Fact]
    public async Task Topic_FailsForAWhile_IsTriedAgain()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Topics.Failure = new IOException("The disk is full.");
        await bench.RuleAsync("r", "arn:aws:sns:us-east-1:111122223333:topic");
        await bench.SendAsync();
        bench.Topics.Failure = null;
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Single(bench.Topics.Published);
    }

    [Fact]
    public async Task Topic_Vanished_GoesToTheDeadLetterQueue()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Topics.Failure = new AwsFault("NotFound", "Topic does not exist", 404);
        await bench.RuleAsync("r", "arn:aws:sns:us-east-1:111122223333:topic", WithDeadLetters);
        await bench.SendAsync();
        Assert.Equal("NO_RESOURCE", CodeOf(bench));
    }

    [Fact]
    public async Task LogGroup_GetsTheEventAsALine()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:logs:us-east-1:111122223333:log-group:lines");
        await bench.RuleAsync("with-star", "arn:aws:logs:us-east-1:111122223333:log-group:lines:*");
        var id = await bench.SendAsync("""{"n": 1}""");
        Assert.Equal(2, bench.Logs.Lines.Count);
        Assert.All(bench.Logs.Lines, l => Assert.Equal(id, ((DataObject)DataValue.Parse(l.Line.Message)).GetString("id")));
        Assert.All(bench.Logs.Lines, l => Assert.True(Guid.TryParse(l.Stream, out _)));
    }

    [Fact]
    public async Task LogGroup_Transformed_TakesTimestampAndMessage()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:logs:us-east-1:111122223333:log-group:lines", """
            "InputTransformer": {"InputPathsMap": {"n": "$.detail.n"}, "InputTemplate": "{\"timestamp\": 1500000000000, \"message\": \"n is <n>\"}"}
            """);
        await bench.SendAsync("""{"n": 1}""");
        var (_, _, line) = Assert.Single(bench.Logs.Lines);
        Assert.Equal("n is 1", line.Message);
        Assert.Equal(1500000000000, line.Time.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task LogGroup_Vanished_GoesToTheDeadLetterQueue()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:logs:us-east-1:111122223333:log-group:gone", WithDeadLetters);
        await bench.SendAsync();
        Assert.Equal("NO_RESOURCE", CodeOf(bench));
    }

    [Fact]
    public async Task LogGroup_FailsForAWhile_IsTriedAgain()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Logs.Failure = new IOException("The disk is full.");
        await bench.RuleAsync("r", "arn:aws:logs:us-east-1:111122223333:log-group:lines");
        await bench.SendAsync();
        Assert.Equal(2, bench.PendingRows);
        bench.Logs.Failure = null;
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Single(bench.Logs.Lines);
    }

    [Fact]
    public async Task Bus_WhoseTargetsFailForAWhile_GetsTheEventAgain()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.Get<EventBuses>().CreateAsync(new EventBus(EventBench.Scope, "one", bench.Time.GetUtcNow()), TestContext.Current.CancellationToken);
        await bench.RuleAsync("r", "arn:aws:events:us-east-1:111122223333:event-bus/one");
        await bench.RuleAsync("there", "arn:aws:sqs:us-east-1:111122223333:q", bus: "one");
        bench.Queues.Failure = _ => bench.Queues.Attempts == 1 ? new IOException("The disk is full.") : null;
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Single(bench.Queues.Sent);
    }

    [Fact]
    public async Task Bus_OfAnotherAccountAndRegion_TakesTheEventAsItIs()
    {
        await using var bench = await EventBench.StartAsync();
        var other = new ResourceScope("999988887777", "eu-west-1");
        await bench.RuleAsync("r", "arn:aws:events:eu-west-1:999988887777:event-bus/default");
        var there = new Portal.Sandbox.Routing.Rule(other, EventBus.DefaultName, "there") { EventPattern = """{"account": ["111122223333"]}""" };
        await bench.Get<Portal.Sandbox.Routing.Rules>().PutAsync(new BusReference(other, EventBus.DefaultName), "there", _ => there, TestContext.Current.CancellationToken);
        await bench.Get<Portal.Sandbox.Targets.RuleTargets>().PutAsync(there, [Portal.Sandbox.Targets.Target.FromData((DataObject)DataValue.Parse("""{"Id": "t", "Arn": "arn:aws:sqs:eu-west-1:999988887777:q"}"""))], TestContext.Current.CancellationToken);
        var id = await bench.SendAsync();
        var body = (DataObject)DataValue.Parse(Assert.Single(bench.Queues.Sent).Message.Body);
        Assert.Equal((id, "111122223333", "us-east-1"), (body.GetString("id"), body.GetString("account"), body.GetString("region")));
    }

    [Fact]
    public async Task Bus_SecondHop_IsRefusedAsOnAws()
    {
        await using var bench = await EventBench.StartAsync();
        foreach (var name in new[] { "one", "two" }) await bench.Get<EventBuses>().CreateAsync(new EventBus(EventBench.Scope, name, bench.Time.GetUtcNow()), TestContext.Current.CancellationToken);
        await bench.RuleAsync("r", "arn:aws:events:us-east-1:111122223333:event-bus/one");
        await bench.RuleAsync("r", "arn:aws:events:us-east-1:111122223333:event-bus/two", WithDeadLetters, bus: "one");
        await bench.RuleAsync("r", "arn:aws:sqs:us-east-1:111122223333:q", bus: "two");
        await bench.SendAsync();
        Assert.Equal("THIRD_ACCOUNT_HOP_DETECTED", CodeOf(bench));
    }

    [Fact]
    public async Task Bus_ThatTargetsItself_EndsAfterOneHop()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("loop", "arn:aws:events:us-east-1:111122223333:event-bus/default", WithDeadLetters);
        await bench.SendAsync();
        Assert.Equal("THIRD_ACCOUNT_HOP_DETECTED", CodeOf(bench));
    }

    [Fact]
    public async Task Bus_Vanished_GoesToTheDeadLetterQueue()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:events:us-east-1:111122223333:event-bus/gone", WithDeadLetters);
        await bench.SendAsync();
        Assert.Equal("NO_RESOURCE", CodeOf(bench));
    }

    [Fact]
    public async Task UnknownKind_IsTakenAndDone()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:ecs:us-east-1:111122223333:cluster/c", WithDeadLetters);
        await bench.SendAsync();
        Assert.Empty(bench.Queues.Sent);
        Assert.Equal(0, bench.PendingRows);
    }

    [Fact]
    public async Task Transformer_ThatMakesNoJson_GoesToTheDeadLetterQueue()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", "arn:aws:sqs:us-east-1:111122223333:q", WithDeadLetters + """
            , "InputTransformer": {"InputPathsMap": {"list": "$.detail.list"}, "InputTemplate": "{\"a\": \"<list>\"}"}
            """);
        await bench.SendAsync("""{"list": ["x"]}""");
        Assert.Equal("INVALID_JSON", CodeOf(bench));
    }

    [Fact]
    public async Task BusLog_TraceLevel_TellsTheWholeWay()
    {
        await using var bench = await EventBench.StartAsync(logs: new FakeLogGroups(BusLogs.GroupPrefix + "default"));
        await bench.Get<EventBuses>().UpdateAsync(EventBench.Scope, "default", b => b with { LogConfig = (DataObject)DataValue.Parse("""{"Level": "TRACE", "IncludeDetail": "FULL"}""") }, TestContext.Current.CancellationToken);
        await bench.RuleAsync("r", "arn:aws:sqs:us-east-1:111122223333:q");
        var id = await bench.SendAsync("""{"n": 1}""");
        await EventBench.EventuallyAsync(() => bench.Logs.Lines.Count == 8);
        var lines = bench.Logs.Lines.Select(l => JsonDocument.Parse(l.Line.Message).RootElement).ToList();
        Assert.Equal(
            ["EVENT_RECEIPT", "EVENT_INGEST_SUCCESS", "RULE_MATCH_START", "RULE_MATCH", "INVOCATION_START", "INVOCATION_ATTEMPT_START", "INVOCATION_ATTEMPT_SUCCESS", "INVOCATION_SUCCESS"],
            lines.OrderBy(l => Array.IndexOf(Order, l.GetProperty("message_type").GetString())).Select(l => l.GetProperty("message_type").GetString()!));
        Assert.All(lines, l => Assert.Equal(id, l.GetProperty("event_id").GetString()));
        Assert.Single(lines.Select(l => l.GetProperty("request_id").GetString()).Distinct());
        Assert.Equal("""{"n":1}""", lines[0].GetProperty("details").GetProperty("event_detail").GetString());
        Assert.All(bench.Logs.Lines, l => Assert.Equal("EventBridgeEventBusLogs", l.Stream));
    }

    [Theory]
    [InlineData("OFF", 0)]
    [InlineData("ERROR", 0)]
    [InlineData("INFO", 2)]
    public async Task BusLog_NothingMatches_SaysSoFromInfoOn(string level, int lines)
    {
        await using var bench = await EventBench.StartAsync(logs: new FakeLogGroups(BusLogs.GroupPrefix + "default"));
        await bench.Get<EventBuses>().UpdateAsync(EventBench.Scope, "default", b => b with { LogConfig = (DataObject)DataValue.Parse($$"""{"Level": "{{level}}"}""") }, TestContext.Current.CancellationToken);
        await bench.SendAsync();
        await bench.Get<BusLogs>().EndAsync();
        Assert.Equal(lines, bench.Logs.Lines.Count);
    }

    private static readonly string[] Order =
        ["EVENT_RECEIPT", "EVENT_INGEST_SUCCESS", "RULE_MATCH_START", "RULE_MATCH", "INVOCATION_START", "INVOCATION_ATTEMPT_START", "INVOCATION_ATTEMPT_SUCCESS", "INVOCATION_SUCCESS"];

    private static string? CodeOf(EventBench bench) => Assert.Single(bench.Queues.Sent, s => s.Queue == "dead").Message.Attributes!.GetObject("ERROR_CODE")!.GetString("StringValue");
}
