using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Rules;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>How a trace is walked, over chains made by hand.</summary>
public sealed class TraceWalkTests
{
    private const string Machine = "arn:aws:states:eu-central-1:111122223333:stateMachine:m";
    private static readonly DateTimeOffset Begin = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeSource source = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loop_IsFollowedSoManyRounds_AndSaysThatItGoesOn()
    {
        source.Circle(rounds: 50);
        var trace = await WalkAsync(new("event-0") { MostRounds = 3 });
        Assert.Equal([1, 2, 3, 4], trace.Spans.Where(s => s.Kind == TraceSpanKind.Delivery).Select(s => s.Round));
        Assert.Equal(1, trace.Spans[^1].LeftOut);
    }

    [Fact]
    public async Task StartFarDownALoop_IsShownWithItsWay_HoweverManyRounds()
    {
        source.Circle(rounds: 12);
        var trace = await WalkAsync(new("event-9") { MostRounds = 2, MostSpans = 5 });
        Assert.Equal("event-9", trace.Spans.Single(s => s.Id == trace.StartId).StartId);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"event-{i}"), trace.Spans.Where(s => s.Kind == TraceSpanKind.Event).Select(s => s.StartId));
        Assert.True(trace.LeftOut > 0);
    }

    [Fact]
    public async Task LongWayUp_EndsAtTheLimit_AndSaysThatThereIsMore()
    {
        source.Circle(rounds: 12);
        var trace = await WalkAsync(new("event-9") { MostCauses = 4 });
        Assert.Equal(("event-7", true), (trace.Spans[0].StartId, trace.HasEarlier));
        Assert.False((await WalkAsync(new("event-9"))).HasEarlier);
        Assert.Equal("event-9", (await WalkAsync(new("event-9") { FromHere = true })).Spans[0].StartId);
    }

    [Fact]
    public async Task WideTrace_CutsTheFarEnds_AndCountsThem()
    {
        source.Executions[Arn(0)] = Story(0, null, [.. Enumerable.Range(0, 300).Select(i => Visit(i + 2, $"s{i}", i == 250 ? VisitStatus.Failed : VisitStatus.Succeeded))]);
        var trace = await WalkAsync(new(Arn(0)) { MostStates = 20 });
        Assert.Equal((21, 280), (trace.Spans.Count, trace.Spans[0].LeftOut));
        Assert.Contains(trace.Spans, s => s.Name == "s250");
        var narrow = await WalkAsync(new(Arn(0)) { MostSpans = 10 });
        Assert.Equal((10, 291), (narrow.Spans.Count, narrow.LeftOut));
    }

    [Fact]
    public async Task ManyExecutions_AreReadUpToTheLimit()
    {
        source.Events["fan"] = new(Event("fan", 0), [.. Enumerable.Range(0, 8).Select(i => Delivery($"r{i}", Arn(i)))]);
        for (var i = 0; i < 8; i++) source.Executions[Arn(i)] = Story(i, null, Visit(2, "only", VisitStatus.Succeeded));
        var trace = await WalkAsync(new("fan") { MostExecutions = 5 });
        Assert.Equal((8, 5, 3), (trace.Spans.Count(s => s.Kind == TraceSpanKind.Execution), trace.Spans.Count(s => s.Kind == TraceSpanKind.State), trace.LeftOut));
    }

    [Fact]
    public async Task OneExecutionReachedTwice_IsFollowedOnce()
    {
        source.Events["two"] = new(Event("two", 0), [Delivery("a", Arn(0)), Delivery("b", Arn(0))]);
        source.Executions[Arn(0)] = Story(0, null, Visit(2, "only", VisitStatus.Succeeded));
        var trace = await WalkAsync(new("two"));
        var twice = trace.Spans.Where(s => s.Kind == TraceSpanKind.Execution).ToList();
        Assert.Equal([null, twice[0].Id], twice.Select(t => t.SameAs));
        Assert.Single(trace.Spans, s => s.Kind == TraceSpanKind.State);
    }

    [Fact]
    public async Task EventsCause_IsShown_WhereNoDeliveryLeadsToIt()
    {
        source.Events["cause"] = new(Event("cause", 0), []);
        source.Executions[Arn(0)] = Story(0, "cause", Visit(2, "only", VisitStatus.Succeeded));
        source.Events["effect"] = new(Event("effect", 5) with { ExecutionArn = Arn(0) }, []);
        var trace = await WalkAsync(new("effect"));
        Assert.Equal([TraceSpanKind.Event, TraceSpanKind.Execution, TraceSpanKind.State, TraceSpanKind.Event], trace.Spans.Select(s => s.Kind));
        Assert.Equal((Confidence.Likely, "fits"), (trace.Spans[1].Confidence, trace.Spans[1].Evidence));
        Assert.Equal(trace.Spans[3].Id, trace.StartId);
    }

    [Fact]
    public async Task ChildExecution_ThatTheResultNames_IsFollowed()
    {
        var state = Visit(2, "Run it", VisitStatus.Succeeded) with
        {
            Resource = "states:startExecution.sync",
            Attempts = [new StateAttempt(1, Begin, VisitStatus.Succeeded) { Output = $$"""{"ExecutionArn":"{{Arn(1)}}","Status":"SUCCEEDED"}""" }],
        };
        source.Executions[Arn(0)] = Story(0, null, state);
        source.Executions[Arn(1)] = Story(1, null, Visit(2, "inner", VisitStatus.Succeeded));
        var trace = await WalkAsync(new(Arn(0)));
        Assert.Equal(["m", "Run it", "m", "inner"], trace.Spans.Select(s => s.Name));
        Assert.Equal((trace.Spans[0].Id, 2), (trace.Spans[2].LoopOf, trace.Spans[2].Round));
    }

    [Fact]
    public async Task HistoryThatCannotBeRead_LeavesTheExecution_AndSaysWhy()
    {
        source.Events["start"] = new(Event("start", 0), [Delivery("r", Arn(0))]);
        var trace = await WalkAsync(new("start"));
        Assert.Contains("cannot be read", trace.Spans.Single(s => s.Kind == TraceSpanKind.Execution).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingRecorded_IsNotFound()
    {
        Assert.Equal(AwsErrorKind.NotFound, (await new TraceWalk(source, new("nobody")).RunAsync(Cancel)).Error?.Kind);
        Assert.Equal(AwsErrorKind.NotFound, (await new TraceWalk(source, new(Arn(9))).RunAsync(Cancel)).Error?.Kind);
    }

    private async Task<Trace> WalkAsync(TraceQuery query) => (await new TraceWalk(source, query).RunAsync(Cancel)).Value!;

    private static string Arn(int i) => $"arn:aws:states:eu-central-1:111122223333:execution:m:{i}";

    private static RecordedEvent Event(string id, int second) =>
        new(second, "sandbox", "bus", id, "com.example", "Turn", "111122223333", "eu-central-1", Begin.AddSeconds(second), Begin.AddSeconds(second));

    private static EventDelivery Delivery(string rule, string executionArn) =>
        new(new RuleDetail(rule, "arn:rule/" + rule, "bus", true), new TargetDetail("t", Machine, TargetKind.StateMachine, "m"), DeliveryOutcome.Delivered)
        {
            Execution = new(executionArn, Machine, executionArn[^1..], ExecutionStatus.Succeeded, Begin),
            Confidence = Confidence.Certain,
        };

    private static StateVisit Visit(long id, string name, VisitStatus status, params string[] events) =>
        new(name, "Task", status, Begin.AddSeconds(id), id) { ExitedAt = Begin.AddSeconds(id + 1), Events = [.. events.Select(e => new EmittedEvent(e, Event(e, (int)id)))] };

    private static ExecutionStory Story(int i, string? trigger, params StateVisit[] visits) =>
        new(new(Arn(i), Machine, i.ToString(System.Globalization.CultureInfo.InvariantCulture), ExecutionStatus.Succeeded, Begin) { StoppedAt = Begin.AddMinutes(1) }, null, visits,
            new Dictionary<string, StateSummary>(), visits.Length, false)
        {
            Trigger = trigger is null ? null : new(Event(trigger, 0), Confidence.Likely, "fits"),
        };

    private sealed class FakeSource : ITraceSource
    {
        public Dictionary<string, TracedEvent> Events { get; } = [];
        public Dictionary<string, ExecutionStory> Executions { get; } = [];

        /// <summary>Event 0 starts execution 0, which emits event 1, which starts execution 1 by the same rule, and so on.</summary>
        public void Circle(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                Events[$"event-{i}"] = new(Event($"event-{i}", i) with { ExecutionArn = i == 0 ? null : Arn(i - 1) }, [Delivery("again", Arn(i))]);
                Executions[Arn(i)] = Story(i, $"event-{i}", Visit(2, "Emit", VisitStatus.Succeeded, $"event-{i + 1}"));
            }
        }

        public Task<TracedEvent?> EventAsync(string eventId, string? eventBusName, CancellationToken cancellationToken) => Task.FromResult(Events.GetValueOrDefault(eventId));

        public Task<AwsResult<ExecutionStory>> ExecutionAsync(string executionArn, CancellationToken cancellationToken) =>
            Task.FromResult<AwsResult<ExecutionStory>>(Executions.TryGetValue(executionArn, out var story) ? story : AwsError.NotFound("Execution Does Not Exist"));
    }
}
