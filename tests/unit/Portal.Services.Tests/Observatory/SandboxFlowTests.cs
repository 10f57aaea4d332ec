using Portal.Languages.Data;
using Portal.Services.Approvals;
using Portal.Services.Composing;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>The services before a real sandbox: what is sent is recorded, joined and decided on.</summary>
public sealed class SandboxFlowTests : IAsyncLifetime
{
    private const string Machine = $"arn:aws:states:{LiveSandbox.Region}:{LiveSandbox.Account}:stateMachine:limits";

    private const string Definition = """
        {"StartAt":"Announce","States":{
          "Announce":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","ResultPath":null,"Next":"Ask",
            "Parameters":{"Entries":[{"Source":"com.example.limits","DetailType":"Announced","EventBusName":"limits","Detail.$":"$"}]}},
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","TimeoutSeconds":3600,"ResultPath":"$.decision","Next":"Approved?",
            "Parameters":{"Entries":[{"Source":"com.example.limits","DetailType":"Approval requested","EventBusName":"limits","Detail":{"customer.$":"$.customer","t.$":"$$.Task.Token"}}]}},
          "Approved?":{"Type":"Choice","Choices":[{"Variable":"$.decision.approved","BooleanEquals":true,"Next":"Yes"}],"Default":"No"},
          "Yes":{"Type":"Succeed"},"No":{"Type":"Fail"}}}
        """;

    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"limits"}""");
        await sandbox.CallAsync("Logs_20140328.CreateLogGroup", """{"logGroupName":"/aws/events/limits"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"announced","EventBusName":"limits","EventPattern":"{\"detail-type\":[\"Announced\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"announced","EventBusName":"limits","Targets":[{"Id":"log","Arn":"arn:aws:logs:{{LiveSandbox.Region}}:{{LiveSandbox.Account}}:log-group:/aws/events/limits"}]}""");
        await sandbox.TappedAsync("limits", Cancel);
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Event_ThatIsSent_ArrivesOnceInALivePageAndInTheStore()
    {
        await using var subscription = (await sandbox.Get<IObservedEvents>().SubscribeAsync(new() { Connection = "sandbox", DetailType = "Hello" }, Cancel)).Value!;
        var sent = (await sandbox.Get<IComposer>().SendAsync("sandbox", [new() { EventBusName = "limits", Source = "com.example", DetailType = "Hello", Detail = """{"name":"Zoë Müller"}""" }], Cancel)).Value!;
        var batch = await subscription.ReadAllAsync(Cancel).FirstAsync(Cancel);
        Assert.Equal(sent.Entries[0].EventId, Assert.Single(batch.Events).EventId);
        var found = (await sandbox.Get<IObservedEvents>().QueryAsync(new() { Text = "muller zoe", Pattern = """{"detail":{"name":[{"prefix":"Zo"}]}}""" }, Cancel)).Value!;
        Assert.Equal(sent.Entries[0].EventId, Assert.Single(found.Items).EventId);
    }

    [Fact]
    public async Task Execution_ThatWaits_IsApprovedAndItsStoryTold()
    {
        var arn = await StartAsync();
        var story = await WatchAsync(arn, s => s.Visits.Any(v => v.WaitId is not null) && s.Visits.All(v => v.StateName != "Announce" || v.Events is [{ Deliveries: [{ Outcome: DeliveryOutcome.Delivered }] }]));
        Assert.Equal([("Announce", VisitStatus.Succeeded), ("Ask", VisitStatus.Waiting)], story.Visits.Select(v => (v.StateName, v.Status)));
        var announced = story.Visits[0].Events[0];
        Assert.Equal("Announced", announced.Recorded!.DetailType);
        Assert.Contains(announced.EventId, announced.Deliveries[0].LogLine, StringComparison.Ordinal);

        var wait = (await sandbox.Get<IApprovals>().GetAsync(story.Visits[1].WaitId!, Cancel)).Value!;
        Assert.Equal(("Ask", "Approval requested", story.Visits[1].Events[0].EventId), (wait.StateName, wait.Title, wait.EventId));
        var decided = (await sandbox.Get<IApprovals>().DecideAsync(wait.Id, new(Verdict.Approve, "fine"), Cancel)).Value!;
        Assert.Equal(DecisionOutcome.Decided, decided.Outcome);
        var ended = await WatchAsync(arn, s => s.Execution.Status != ExecutionStatus.Running);
        Assert.Equal((ExecutionStatus.Succeeded, "Yes"), (ended.Execution.Status, ended.Visits[^1].StateName));
    }

    [Fact]
    public async Task TaskToken_InTheTappedEvent_IsMaskedAndStillDecides()
    {
        var arn = await StartAsync();
        await WatchAsync(arn, s => s.Visits.Any(v => v.Events is [{ Recorded.CarriesTaskToken: true }]));
        var wait = Assert.Single((await sandbox.Get<IApprovals>().ListAsync(new() { ExecutionArn = arn }, Cancel)).Value!);
        var envelope = (await sandbox.Get<IObservedEvents>().GetAsync("sandbox", wait.EventId!, Cancel)).Value!.Envelope;
        var detail = ((DataObject)DataValue.Parse(envelope)).GetObject("detail")!;
        Assert.Equal("Ana", detail.GetString("customer"));
        Assert.Contains("task token", detail.GetString("t"), StringComparison.Ordinal);
        Assert.Equal(DecisionOutcome.Decided, (await sandbox.Get<IApprovals>().DecideAsync(wait.Id, new(Verdict.Reject, null), Cancel)).Value!.Outcome);
        Assert.Equal(ExecutionStatus.Failed, (await WatchAsync(arn, s => s.Execution.Status != ExecutionStatus.Running)).Execution.Status);
    }

    [Fact]
    public async Task Event_OfAnExecution_KnowsItsState()
    {
        var story = await WatchAsync(await StartAsync(), s => s.Visits is [{ Events: [{ Recorded: not null }] }, ..]);
        var origin = (await sandbox.Get<ICorrelation>().ForEventAsync("sandbox", story.Visits[0].Events[0].EventId, Cancel)).Value!.Origin;
        Assert.Equal((EventOriginKind.Execution, "Announce", Machine), (origin.Kind, origin.StateName, origin.StateMachineArn));
    }

    [Theory]
    [InlineData("$.detail")]
    [InlineData(null)]
    public async Task Event_ThatStartsAnExecution_IsJoinedToItFromBothEnds(string? inputPath)
    {
        await CreateMachineAsync();
        var path = inputPath is null ? "" : $",\"InputPath\":\"{inputPath}\"";
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"start","EventBusName":"limits","EventPattern":"{\"detail-type\":[\"Requested\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"start","EventBusName":"limits","Targets":[{"Id":"m","Arn":"{{Machine}}","RoleArn":"arn:aws:iam::{{LiveSandbox.Account}}:role/r"{{path}}}]}""");
        EventDraft[] drafts = [Requested("Ana"), Requested("Ben")];
        var sent = (await sandbox.Get<IComposer>().SendAsync("sandbox", drafts, Cancel)).Value!;
        var story = await EventAsync(sent.Entries[1].EventId!, s => s.Deliveries is [{ Execution: not null }]);
        var delivery = Assert.Single(story.Deliveries);
        Assert.Equal((DeliveryOutcome.Delivered, Confidence.Certain), (delivery.Outcome, delivery.Confidence));
        Assert.Equal([("announced", false), ("start", true)], story.Rules.Select(r => (r.Rule.Name, r.Delivers)));
        var execution = (await sandbox.Get<ICorrelation>().ForExecutionAsync("sandbox", delivery.Execution!.ExecutionArn, Cancel)).Value!;
        Assert.Contains("Ben", execution.Execution.Input, StringComparison.Ordinal);
        Assert.Equal((sent.Entries[1].EventId, Confidence.Certain), (execution.Trigger?.Event.EventId, execution.Trigger?.Confidence));
    }

    private static EventDraft Requested(string customer) => new() { EventBusName = "limits", Source = "com.example", DetailType = "Requested", Detail = $$"""{"customer":"{{customer}}"}""" };

    private async Task<EventStory> EventAsync(string eventId, Func<EventStory, bool> until)
    {
        while (true)
        {
            var story = await sandbox.Get<ICorrelation>().ForEventAsync("sandbox", eventId, Cancel);
            if (story.IsOk && until(story.Value)) return story.Value;
        }
    }

    private Task CreateMachineAsync() => sandbox.CallAsync("AWSStepFunctions.CreateStateMachine",
        new DataObjectBuilder { ["name"] = "limits", ["definition"] = Definition, ["roleArn"] = $"arn:aws:iam::{LiveSandbox.Account}:role/r" }.Build().ToJson());

    private async Task<string> StartAsync()
    {
        await CreateMachineAsync();
        return (await sandbox.Get<IExecutions>().StartAsync("sandbox", Machine, null, """{"customer":"Ana"}""", Cancel)).Value!.ExecutionArn;
    }

    private async Task<ExecutionStory> WatchAsync(string executionArn, Func<ExecutionStory, bool> until)
    {
        ExecutionStory? last = null;
        await foreach (var story in sandbox.Get<ICorrelation>().WatchExecutionAsync("sandbox", executionArn, Cancel))
        {
            Assert.True(story.IsOk, story.Error?.Message);
            last = story.Value;
            if (until(last)) return last;
        }

        throw new InvalidOperationException("The story ended before: " + string.Join(", ", last!.Visits.Select(v => $"{v.StateName} {v.Status} {v.WaitId} {v.Events.Count}")));
    }
}
