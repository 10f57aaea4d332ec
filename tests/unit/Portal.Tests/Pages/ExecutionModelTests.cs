using Portal.Components.Pages.Execution;
using Portal.Graphs;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class ExecutionModelTests
{
    private static readonly Dictionary<string, int> NoPicks = [];

    [Fact]
    public void Graph_CaughtVisit_TookTheCatchersWay()
    {
        var story = Stories.Of(Stories.Execution(ExecutionStatus.Succeeded),
            Stories.Visit(2, "Score risk", "Task", VisitStatus.Caught, 0, 1, next: "Notify failure"),
            Stories.Visit(5, "Notify failure", "Task", VisitStatus.Succeeded, 1, 2));
        var graph = ExecutionGraph.Of(story, new VisitTree(story.Visits), NoPicks);
        Assert.Equal(
        [
            new TakenWay("Notify failure", GraphNode.EndId, false), new TakenWay("Score risk", "Notify failure", true), new TakenWay(GraphNode.StartId, "Score risk", false),
        ], graph.Taken.OrderBy(t => t.From, StringComparer.Ordinal).Reverse().OrderBy(t => t.From == "Notify failure" ? 0 : t.From == "Score risk" ? 1 : 2));
    }

    [Fact]
    public void Graph_PickedItem_ShowsOnlyWhatItDid()
    {
        var story = Stories.Of(Stories.Execution(ExecutionStatus.Failed), Stories.MapOfThree());
        var tree = new VisitTree(story.Visits);
        var all = ExecutionGraph.Of(story, tree, NoPicks);
        Assert.Equal((3, (int?)null), (all.Picks["Open accounts"].Count, all.Picks["Open accounts"].Index));
        Assert.Equal([1], all.Picks["Open accounts"].Failed);
        Assert.Equal(3, all.Marks["Create account"].Visits);

        var second = ExecutionGraph.Of(story, tree, new Dictionary<string, int> { ["Open accounts"] = 1 });
        Assert.Equal("FAILED", second.Marks["Create account"].Status);
        Assert.False(second.Marks.ContainsKey("Announce"));
    }

    [Fact]
    public void Failure_InnermostState_IsTheOneToShow()
    {
        var failure = ExecutionFailure.Of(Stories.Of(Stories.Execution(ExecutionStatus.Failed, "Boom", """{"errorMessage":"No ledger"}"""), Stories.MapOfThree()))!;
        Assert.Equal(("Create account", 6L), (failure.Visit!.StateName, failure.Visit.EnteredEventId));
        Assert.Equal("No ledger", failure.Message);
    }

    [Fact]
    public void Failure_TimeoutOfTheExecution_HasAnError() =>
        Assert.Equal("States.Timeout", ExecutionFailure.Of(Stories.Of(Stories.Execution(ExecutionStatus.TimedOut)))!.Error);

    [Fact]
    public void Failure_OfASucceededExecution_IsNone() => Assert.Null(ExecutionFailure.Of(Stories.Of(Stories.Execution(ExecutionStatus.Succeeded))));

    [Fact]
    public void Timeline_Rows_NestAndAreParts()
    {
        var story = Stories.Of(Stories.Execution(ExecutionStatus.Failed), Stories.MapOfThree());
        var timeline = Timeline.Of(new VisitTree(story.Visits), Samples.Now, Samples.Now.AddSeconds(10), Samples.Now, new HashSet<long>());
        Assert.Equal([0, 1, 1, 1, 1, 1], timeline.Rows.Select(r => r.Depth));
        Assert.Equal((0.0, 0.9), (timeline.Rows[0].From, timeline.Rows[0].To));
        Assert.Single(Timeline.Of(new VisitTree(story.Visits), Samples.Now, null, Samples.Now, new HashSet<long> { 2 }).Rows);
    }

    [Fact]
    public void Timeline_Retries_ShowTheDelaysBetween()
    {
        var visit = Stories.Visit(2, "Score risk", "Task", VisitStatus.Succeeded, 0, 10) with
        {
            Attempts =
            [
                new(1, Samples.Now, VisitStatus.Failed) { EndedAt = Samples.Now.AddSeconds(2) },
                new(2, Samples.Now.AddSeconds(6), VisitStatus.Succeeded) { EndedAt = Samples.Now.AddSeconds(10) },
            ],
        };
        var row = Assert.Single(Timeline.Of(new VisitTree([visit]), Samples.Now, Samples.Now.AddSeconds(10), Samples.Now, new HashSet<long>()).Rows);
        Assert.Equal([(0.0, 0.2, VisitStatus.Failed), (0.2, 0.6, null), (0.6, 1.0, (VisitStatus?)VisitStatus.Succeeded)], row.Segments.Select(s => (s.From, s.To, s.Status)));
    }

    [Fact]
    public void Timeline_ManyItems_BeginClosed()
    {
        var visits = Enumerable.Range(0, 500).Select(i => Stories.Visit(10 + i, "Create account", "Task", VisitStatus.Succeeded, 0, 1, 2, i)).Prepend(Stories.Visit(2, "Open accounts", "Map", VisitStatus.Succeeded, 0, 1));
        Assert.Equal(500, Assert.Single(Timeline.Of(new VisitTree([.. visits]), Samples.Now, null, Samples.Now.AddSeconds(1), new HashSet<long>()).Rows).Children);
    }

    [Theory]
    [InlineData(4.02, 5, "0 1 2 3 4")]
    [InlineData(0.001, 4, "0 0.0005 0.001")]
    [InlineData(3600, 5, "0 1000 2000 3000")]
    public void Ticks_Length_AreRound(double seconds, int wanted, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', Timeline.Ticks(TimeSpan.FromSeconds(seconds), wanted).Select(t => t.TotalSeconds.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Picks_StateNameWithAnyCharacter_ComesBack()
    {
        var written = MapPicks.Write(new Dictionary<string, int> { ["a~b, c"] = 4 }, "Open accounts", 0);
        Assert.Equal(new Dictionary<string, int> { ["a~b, c"] = 4, ["Open accounts"] = 0 }, MapPicks.Read(written));
        Assert.Null(MapPicks.Write(MapPicks.Read("x~1"), "x", null));
    }
}
