using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Executions;

/// <summary>Executions whose history is longer than a page: on the screen at once, whole a moment later.</summary>
public sealed class LongExecutionTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:states:eu-central-1:000000000000:execution:long:e1";

    private readonly ServicesFixture services = new();
    private readonly FakeHistory history = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    public LongExecutionTests() => services.Wire
        .On("DescribeExecution", $$"""{"executionArn":"{{Arn}}","stateMachineArn":"arn:aws:states:eu-central-1:000000000000:stateMachine:long","name":"e1","status":"SUCCEEDED","startDate":1793534400,"stopDate":1793534500}""")
        .On("DescribeStateMachineForExecution", """{"stateMachineArn":"arn:aws:states:eu-central-1:000000000000:stateMachine:long","name":"long","definition":"{\"StartAt\":\"Work\",\"States\":{}}"}""")
        .On("GetExecutionHistory", r => history.Answer(r));

    [Fact]
    public async Task WatchExecutionAsync_LongHistory_TellsTheFirstPageAtOnce()
    {
        Loop(1600);
        var stories = await StoriesAsync();
        Assert.Equal([(1000, true), (2000, true), (3202, false)], stories.Select(s => (s.HistoryCount, s.IsReading)));
        Assert.Equal(499, stories[0].Visits.Count(v => v.Status == VisitStatus.Succeeded));
        Assert.Equal(1600, stories[^1].Visits.Count);
        Assert.All(stories[^1].Visits, v => Assert.Equal(VisitStatus.Succeeded, v.Status));
    }

    [Fact]
    public async Task WatchExecutionAsync_UnchangedVisits_AreTheSameInstances()
    {
        Loop(1600);
        var stories = await StoriesAsync();
        Assert.Same(stories[0].Visits[10], stories[^1].Visits[10]);
    }

    [Fact]
    public async Task WatchExecutionAsync_LargeInputs_AreReadFromTheHistoryWhenWanted()
    {
        Loop(1200, input: $$"""{"text":"{{new string('x', 2000)}}"}""");
        var last = (await StoriesAsync())[^1];
        Assert.NotNull(last.Visits[0].Input);
        Assert.Null(last.Visits[^1].Input);
        var entered = await last.History!.EventAsync(last.Visits[^1].EnteredEventId, TestContext.Current.CancellationToken);
        Assert.Contains("xxx", entered.Value!.Details.GetString("input"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_TextInDetails_GivesTheIds()
    {
        Loop(700);
        history.Add("Note", """{"error":"Needle in it"}""");
        var last = (await StoriesAsync())[^1];
        Assert.Equal([history.Last], (await last.History!.FindAsync("needle", TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task WatchExecutionAsync_HistoryGrows_ReadsOnlyWhatIsNew()
    {
        history.Add("ExecutionStarted").Enter("Task", "Work");
        await using var watch = services.Get<ICorrelation>().WatchExecutionAsync(ServicesFixture.Connection, Arn, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await watch.MoveNextAsync());
        history.Exit("Task", "Work").Add("ExecutionSucceeded");
        var next = watch.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            services.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await next);
        Assert.Equal(4, watch.Current.Value!.HistoryCount);
        Assert.Contains(services.Wire.Sent("GetExecutionHistory"), r => r.Json.GetBoolean("reverseOrder") == true);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private void Loop(int states, string input = "{}")
    {
        history.Add("ExecutionStarted");
        for (var i = 0; i < states; i++) history.Enter("Pass", "Work", input).Exit("Pass", "Work");
        history.Add("ExecutionSucceeded");
    }

    /// <summary>Those that come before the watch begins to wait for more.</summary>
    private async Task<IReadOnlyList<ExecutionStory>> StoriesAsync()
    {
        var stories = new List<ExecutionStory>();
        await foreach (var story in services.Get<ICorrelation>().WatchExecutionAsync(ServicesFixture.Connection, Arn, TestContext.Current.CancellationToken))
        {
            Assert.True(story.IsOk, story.Error?.Message);
            stories.Add(story.Value);
            if (!story.Value.IsReading) break;
        }

        return stories;
    }
}
