using Portal.Components.Pages.Execution;
using Portal.Languages.Data;
using Portal.Services.Executions;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class HistoryLogTests
{
    private readonly FakeExecutions executions = new();

    [Fact]
    public async Task MoreAsync_Pages_AreFetchedOneByOneAndKnowTheirState()
    {
        executions.History = History(2500);
        var log = new HistoryLog(executions, "sandbox", Samples.ExecutionArn);
        Assert.Equal(1000, (await log.MoreAsync(TestContext.Current.CancellationToken)).Value);
        Assert.False(log.IsComplete);
        await log.MoreAsync(TestContext.Current.CancellationToken);
        await log.MoreAsync(TestContext.Current.CancellationToken);
        Assert.True(log.IsComplete);
        Assert.Equal(2500, log.Lines.Count);
        Assert.All(log.Lines.Skip(1), l => Assert.Equal("Work", l.State));
    }

    [Fact]
    public async Task MoreAsync_HistoryHasGrown_AddsOnlyWhatIsNew()
    {
        executions.History = History(10);
        var log = new HistoryLog(executions, "sandbox", Samples.ExecutionArn);
        await log.MoreAsync(TestContext.Current.CancellationToken);
        executions.History = History(13);
        Assert.Equal(3, (await log.MoreAsync(TestContext.Current.CancellationToken)).Value);
        Assert.Equal(Enumerable.Range(1, 13).Select(i => (long)i), log.Lines.Select(l => l.Event.Id));
    }

    [Theory]
    [InlineData("""{"error":"E","cause":"{\"errorMessage\":\"why\"}"}""", "TaskFailed", "E: why")]
    [InlineData("""{"resourceType":"events","resource":"putEvents","parameters":"{}"}""", "TaskScheduled", "events:putEvents")]
    [InlineData("""{"name":"Each","index":4}""", "MapIterationStarted", "Each")]
    [InlineData("""{"name":"Work","input":"{}"}""", "TaskStateEntered", "{}")]
    [InlineData("{}", "TaskStarted", "")]
    public void Text_Event_SaysWhatMatters(string details, string type, string text) =>
        Assert.Equal(text, HistoryText.Of(new HistoryEvent(1, 0, Samples.Now, type, (DataObject)DataValue.Parse(details))));

    [Fact]
    public async Task Filter_TextInDetails_FindsTheEvent()
    {
        executions.History = [.. History(4), new HistoryEvent(5, 4, Samples.Now, "TaskFailed", (DataObject)DataValue.Parse("""{"error":"Boom","cause":"needle"}"""))];
        var log = new HistoryLog(executions, "sandbox", Samples.ExecutionArn);
        await log.MoreAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, Assert.Single(new HistoryFilter("NEEDLE", [], null).Apply(log.Lines)).Event.Id);
        Assert.Equal(5, Assert.Single(new HistoryFilter(null, [HistoryText.Failures], null).Apply(log.Lines)).Event.Id);
        Assert.Same(log.Lines, new HistoryFilter("", [], null).Apply(log.Lines));
    }

    private static List<HistoryEvent> History(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => i switch
        {
            1 => new HistoryEvent(1, 0, Samples.Now, "ExecutionStarted", DataObject.Empty),
            2 => new HistoryEvent(2, 0, Samples.Now, "TaskStateEntered", (DataObject)DataValue.Parse("""{"name":"Work"}""")),
            _ => new HistoryEvent(i, i - 1, Samples.Now, "TaskStarted", DataObject.Empty),
        }),
    ];
}
