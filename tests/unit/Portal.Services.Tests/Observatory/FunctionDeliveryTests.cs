using Portal.Services.Composing;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>An event whose target is a Lambda function that nobody runs.</summary>
public sealed class FunctionDeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_FunctionWithoutARunner_TheDeliverySaysSo()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"orders"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"price","EventBusName":"orders","EventPattern":"{\"source\":[\"shop\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"price","EventBusName":"orders","Targets":[{"Id":"f","Arn":"arn:aws:lambda:{{LiveSandbox.Region}}:{{LiveSandbox.Account}}:function:price-order:live"}]}""");
        await sandbox.TappedAsync("orders", Cancel);
        await using var subscription = (await sandbox.Get<IObservedEvents>().SubscribeAsync(new() { Connection = "sandbox", Source = "shop" }, Cancel)).Value!;
        var sent = (await sandbox.Get<IComposer>().SendAsync("sandbox", [new() { EventBusName = "orders", Source = "shop", DetailType = "d", Detail = "{}" }], Cancel)).Value!;
        await subscription.ReadAllAsync(Cancel).FirstAsync(Cancel);
        EventDelivery delivery;
        do delivery = Assert.Single((await sandbox.Get<ICorrelation>().ForEventAsync("sandbox", sent.Entries[0].EventId!, Cancel)).Value!.Deliveries);
        while (delivery.Outcome == DeliveryOutcome.Expected);
        Assert.Equal(DeliveryOutcome.Delivered, delivery.Outcome);
        Assert.Contains("no runner", delivery.LogLine, StringComparison.Ordinal);
    }
}
