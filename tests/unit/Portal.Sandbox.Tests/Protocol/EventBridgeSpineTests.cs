using Portal.Languages.Data;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Protocol;

/// <summary>The way of an event over the wire: bus, rule, targets, PutEvents, and what survives a restart.</summary>
public sealed class EventBridgeSpineTests
{
    [Fact]
    public async Task PutEvents_MatchingRule_ReachesTheQueueThroughTwoBuses()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName": "q"}""");
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name": "orders"}""");
        await RuleAsync(sandbox, "default", "to-orders", "arn:aws:events:us-east-1:111122223333:event-bus/orders");
        await RuleAsync(sandbox, "orders", "to-queue", "arn:aws:sqs:us-east-1:111122223333:q");

        var put = await sandbox.CallAsync("AWSEvents.PutEvents", """{"Entries": [{"Source": "shop", "DetailType": "sold", "Detail": "{ \"n\" : 1 }"}, {"Source": "other", "DetailType": "sold", "Detail": "{}"}]}""");

        Assert.Equal(0, put.Json.GetInt64("FailedEntryCount"));
        var received = await sandbox.CallAsync("AmazonSQS.ReceiveMessage", """{"QueueUrl": "http://localhost/111122223333/q", "MaxNumberOfMessages": 10}""");
        var message = Assert.IsType<DataObject>(Assert.Single(received.Json.GetArray("Messages")!));
        var body = (DataObject)DataValue.Parse(message.GetString("Body")!);
        Assert.Equal("""{"n":1}""", body["detail"]!.ToJson());
        Assert.Equal(["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"], body.Names);
        Assert.Equal(((DataObject)put.Json.GetArray("Entries")![0]).GetString("EventId"), body.GetString("id"));
    }

    [Fact]
    public async Task Restart_BusesRulesAndTargets_AreStillThere()
    {
        var journal = new InMemoryJournal();
        await using (var first = await TestSandbox.StartAsync(journal))
        {
            await first.CallAsync("AWSEvents.CreateEventBus", """{"Name": "orders", "Description": "d", "Tags": [{"Key": "k", "Value": "v"}]}""");
            await RuleAsync(first, "orders", "r", "arn:aws:sqs:us-east-1:111122223333:q");
        }

        await using var second = await TestSandbox.StartAsync(journal);
        Assert.Equal("d", (await second.CallAsync("AWSEvents.DescribeEventBus", """{"Name": "orders"}""")).Json.GetString("Description"));
        Assert.Equal("ENABLED", (await second.CallAsync("AWSEvents.DescribeRule", """{"Name": "r", "EventBusName": "orders"}""")).Json.GetString("State"));
        Assert.Single((await second.CallAsync("AWSEvents.ListTargetsByRule", """{"Rule": "r", "EventBusName": "orders"}""")).Json.GetArray("Targets")!);
        await second.CallAsync("AmazonSQS.CreateQueue", """{"QueueName": "q"}""");
        await second.CallAsync("AWSEvents.PutEvents", """{"Entries": [{"Source": "shop", "DetailType": "sold", "Detail": "{}", "EventBusName": "orders"}]}""");
        var received = await second.CallAsync("AmazonSQS.ReceiveMessage", """{"QueueUrl": "http://localhost/111122223333/q"}""");
        Assert.Single(received.Json.GetArray("Messages")!);
    }

    private static async Task RuleAsync(TestSandbox sandbox, string bus, string name, string target)
    {
        var put = await sandbox.CallAsync("AWSEvents.PutRule", $$$"""{"Name": "{{{name}}}", "EventBusName": "{{{bus}}}", "EventPattern": "{\"source\": [\"shop\"]}"}""");
        Assert.Equal(System.Net.HttpStatusCode.OK, put.Status);
        var targets = await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule": "{{name}}", "EventBusName": "{{bus}}", "Targets": [{"Id": "t", "Arn": "{{target}}"}]}""");
        Assert.Equal(0, targets.Json.GetInt64("FailedEntryCount"));
    }
}
