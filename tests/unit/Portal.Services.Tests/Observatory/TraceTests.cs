using Portal.Languages.Data;
using Portal.Services.Composing;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>A chain that runs in a circle three times, before a real sandbox.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private const string Definition = """
        {"StartAt":"Enough?","States":{
          "Enough?":{"Type":"Choice","Choices":[{"Variable":"$.detail.round","NumericLessThan":2,"Next":"Again"}],"Default":"Done"},
          "Again":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","End":true,
            "Parameters":{"Entries":[{"Source":"com.example","DetailType":"Turn","EventBusName":"turns","Detail":{"round.$":"States.MathAdd($.detail.round, 1)"}}]}},
          "Done":{"Type":"Succeed"}}}
        """;

    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"turns","LogConfig":{"IncludeDetail":"NONE","Level":"ERROR"}}""");
        await sandbox.CallAsync("Logs_20140328.CreateLogGroup", """{"logGroupName":"/aws/vendedlogs/events/event-bus/turns"}""");
        await sandbox.TappedAsync("turns", Cancel);
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Trace_FromTheMiddleOfACircle_BeginsAtItsBeginningAndMarksTheLoop()
    {
        var machine = await sandbox.CallAsync("AWSStepFunctions.CreateStateMachine",
            new DataObjectBuilder { ["name"] = "turn", ["definition"] = Definition, ["roleArn"] = $"arn:aws:iam::{LiveSandbox.Account}:role/r" }.Build().ToJson());
        await RuleAsync("turn", machine.GetString("stateMachineArn")!);
        var sent = await SendAsync("""{"round":0}""");

        var trace = await UntilAsync(sent, t => t.Spans.Count(n => n is { Kind: TraceSpanKind.Execution, Status: TraceStatus.Succeeded }) == 3);
        Assert.Equal([TraceSpanKind.Event, TraceSpanKind.Delivery, TraceSpanKind.Execution, TraceSpanKind.State, TraceSpanKind.State, TraceSpanKind.Event], trace.Spans.Take(6).Select(n => n.Kind));
        Assert.Equal(3, trace.Spans.Count(n => n.Kind == TraceSpanKind.Event));
        var deliveries = trace.Spans.Where(n => n.Kind == TraceSpanKind.Delivery).ToList();
        Assert.Equal([(null, 1), (deliveries[0].Id, 2), (deliveries[0].Id, 3)], deliveries.Select(d => (d.LoopOf, d.Round)));
        Assert.All(trace.Spans.Skip(1), n => Assert.Contains(trace.Spans, p => p.Id == n.ParentId));
        Assert.False(trace.LeftOut > 0 || trace.HasEarlier || trace.IsRunning);

        var second = trace.Spans.Last(n => n.Kind == TraceSpanKind.Event).Event!.EventId;
        var same = await UntilAsync(second, _ => true);
        Assert.Equal(trace.Spans.Select(n => n.Id), same.Spans.Select(n => n.Id));
        Assert.Equal($"e:{second}@turns", same.StartId);
        var last = trace.Spans.Last(n => n.Kind == TraceSpanKind.Execution).Execution!.ExecutionArn;
        Assert.Equal(trace.Spans[0].Id, (await UntilAsync(last, _ => true)).Spans[0].Id);
        var here = await sandbox.Get<ITraces>().WatchAsync("sandbox", new(last) { FromHere = true }, Cancel).FirstAsync(Cancel);
        Assert.Equal((TraceSpanKind.Execution, true), (here.Value!.Spans[0].Kind, here.Value.HasEarlier));
    }

    [Fact]
    public async Task FailedDelivery_InTheLogOfItsBus_IsCounted()
    {
        await RuleAsync("lost", $"arn:aws:sqs:{LiveSandbox.Region}:{LiveSandbox.Account}:nowhere");
        await SendAsync("{}");
        var now = DateTimeOffset.Parse("2100-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        while (true)
        {
            var series = (await sandbox.Get<IObservedEvents>().FailuresAsync("sandbox", null, DateTimeOffset.UnixEpoch, now, TimeSpan.FromMinutes(1), Cancel)).Value!;
            if (series.Counts.Count == 0) continue;
            Assert.Equal(("turns", "lost", 1), (series.Counts[0].EventBusName, series.Counts[0].RuleName, series.Counts.Sum(c => c.Count)));
            Assert.Equal(["turns"], series.LoggedBuses);
            Assert.Empty((await sandbox.Get<IObservedEvents>().FailuresAsync("sandbox", "default", DateTimeOffset.UnixEpoch, now, TimeSpan.FromMinutes(1), Cancel)).Value!.Counts);
            return;
        }
    }

    private async Task RuleAsync(string name, string target)
    {
        await sandbox.CallAsync("AWSEvents.PutRule", $$"""{"Name":"{{name}}","EventBusName":"turns","EventPattern":"{\"detail-type\":[\"Turn\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"{{name}}","EventBusName":"turns","Targets":[{"Id":"t","Arn":"{{target}}","RoleArn":"arn:aws:iam::{{LiveSandbox.Account}}:role/r"}]}""");
    }

    private async Task<string> SendAsync(string detail) =>
        (await sandbox.Get<IComposer>().SendAsync("sandbox", [new() { EventBusName = "turns", Source = "com.example", DetailType = "Turn", Detail = detail }], Cancel)).Value!.Entries[0].EventId!;

    private async Task<Trace> UntilAsync(string id, Func<Trace, bool> until)
    {
        while (true)
        {
            await foreach (var trace in sandbox.Get<ITraces>().WatchAsync("sandbox", new(id), Cancel))
            {
                if (trace.IsOk && until(trace.Value)) return trace.Value;
            }
        }
    }
}
