using System.Text;
using Portal.Languages.Data;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Taps;
using Portal.Services.Stacks;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>What a tap is made of, seen with the eyes of another client.</summary>
public sealed class TapTests : IAsyncLifetime
{
    private const string Bus = "team.orders";

    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", $$"""{"Name":"{{Bus}}"}""");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Tap_MadeTwice_IsTheSame_AndGoesWithoutATrace()
    {
        await sandbox.TappedAsync(Bus, Cancel);
        var once = await DescribeAsync();
        await sandbox.TappedAsync(Bus, Cancel);
        Assert.Equal(once, await DescribeAsync());
        Assert.Contains("\"aws:SourceArn\"", once, StringComparison.Ordinal);
        Assert.Contains($"\"ruleTag\":\"{Bus}\",\"queueTag\":\"{Bus}\"", once, StringComparison.Ordinal);

        Assert.True((await sandbox.Get<ITaps>().RemoveAsync("sandbox", Bus, Cancel)).IsOk);
        await Assert.ThrowsAsync<InvalidOperationException>(DescribeAsync);
        Assert.Equal(TapState.Off, (await sandbox.Get<ITaps>().ListAsync("sandbox", Cancel)).Value!.Single(t => t.EventBusName == Bus).State);
        Assert.True((await sandbox.Get<ITaps>().RemoveAsync("sandbox", Bus, Cancel)).IsOk);
    }

    [Fact]
    public async Task Tap_OfWhichAPartIsMissing_IsMended()
    {
        await sandbox.TappedAsync(Bus, Cancel);
        var whole = await DescribeAsync();
        await sandbox.CallAsync("AWSEvents.RemoveTargets", $$"""{"Rule":"{{TapNames.For(Bus)}}","EventBusName":"{{Bus}}","Ids":["observatory"]}""");
        await sandbox.CallAsync("AmazonSQS.SetQueueAttributes", $$"""{"Attributes":{"Policy":""},"QueueUrl":"{{await QueueUrlAsync()}}"}""");
        Assert.NotEqual(whole, await DescribeAsync());
        await sandbox.TappedAsync(Bus, Cancel);
        Assert.Equal(whole, await DescribeAsync());
    }

    [Fact]
    public async Task Template_Deployed_MakesTheSameTap()
    {
        await sandbox.TappedAsync(Bus, Cancel);
        var byHand = await DescribeAsync();
        var taps = sandbox.Get<ITaps>();
        await taps.RemoveAsync("sandbox", Bus, Cancel);
        using var template = new MemoryStream(Encoding.UTF8.GetBytes(taps.TemplateFor(Bus)));
        var packaged = await sandbox.Get<ITemplatePackager>().FromUploadAsync("tap.yaml", template, Cancel);
        Assert.True(packaged.IsOk, packaged.Error?.Message);
        var stack = await sandbox.Get<IStacks>().DeployAsync("sandbox", new("tap", packaged.Value), null, Cancel);
        Assert.Equal("CREATE_COMPLETE", stack.Value?.Status);
        Assert.Equal(byHand, await DescribeAsync());
    }

    private async Task<string> QueueUrlAsync() => (await sandbox.CallAsync("AmazonSQS.GetQueueUrl", $$"""{"QueueName":"{{TapNames.For(Bus)}}"}""")).GetString("QueueUrl")!;

    /// <summary>Everything about the tap that does not depend on when it was made, nor on who did.</summary>
    private async Task<string> DescribeAsync()
    {
        var name = TapNames.For(Bus);
        var rule = await sandbox.CallAsync("AWSEvents.DescribeRule", $$"""{"Name":"{{name}}","EventBusName":"{{Bus}}"}""");
        var targets = await sandbox.CallAsync("AWSEvents.ListTargetsByRule", $$"""{"Rule":"{{name}}","EventBusName":"{{Bus}}"}""");
        var ruleTags = await sandbox.CallAsync("AWSEvents.ListTagsForResource", $$"""{"ResourceARN":"{{rule.GetString("Arn")}}"}""");
        var url = await QueueUrlAsync();
        var queue = (await sandbox.CallAsync("AmazonSQS.GetQueueAttributes", $$"""{"QueueUrl":"{{url}}","AttributeNames":["All"]}""")).GetObject("Attributes")!;
        var queueTags = await sandbox.CallAsync("AmazonSQS.ListQueueTags", $$"""{"QueueUrl":"{{url}}"}""");
        var policy = DataValue.TryParse(queue.GetString("Policy"));
        return new DataObjectBuilder
        {
            ["pattern"] = DataValue.Parse(rule.GetString("EventPattern")!),
            ["state"] = rule["State"],
            ["description"] = rule["Description"],
            ["targets"] = targets["Targets"],
            ["ruleTag"] = (ruleTags.GetArray("Tags") ?? DataArray.Empty).OfType<DataObject>().Where(t => t.GetString("Key") == TapNames.Tag).Select(t => t.GetString("Value")).FirstOrDefault(),
            ["queueTag"] = queueTags.GetObject("Tags")?.GetString(TapNames.Tag),
            ["queue"] = string.Join(' ', TapProvisioner.QueueAttributes.Keys.Select(k => $"{k}={queue.GetString(k)}")),
            ["policy"] = policy,
        }.Build().ToJson();
    }
}
