using Bunit;
using Portal.Components.Pages.Trace;
using Portal.Graphs;
using Portal.Services.Aws;
using Portal.Services.Observatory.Tracing;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class TracePageTests : PageContext
{
    [Fact]
    public void Page_NotRecordedYet_LooksAgain_UntilItIs()
    {
        var page = Open("/trace/e0");
        Assert.Contains("not recorded yet", page.Markup, StringComparison.Ordinal);
        Fakes.Traces.First = FakeTraces.Circle(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("li[data-row]").Count));
        Assert.DoesNotContain("not recorded yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NeverRecorded_SaysSoInTheEnd()
    {
        var page = Open("/trace/e0");
        for (var i = 0; i < 40; i++) Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("Not recorded.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Refused_ShowsWhy()
    {
        Fakes.Traces.First = new AwsError(AwsErrorKind.AccessDenied, "AccessDeniedException", "You shall not.");
        Assert.Contains("You shall not.", Open("/trace/e0").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Circle_MarksIt_FoldsLaterRounds_AndOpensThem()
    {
        Fakes.Traces.First = FakeTraces.Circle(4);
        var page = Open("/trace/e0");
        Assert.Contains("runs in a circle", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(["↻ 2", "↻ 3"], page.FindAll(".chip.loop").Select(c => c.TextContent));
        Assert.Equal("false", page.Find("li[data-span=d2] .twist").GetAttribute("aria-expanded"));
        page.Find("li[data-span=d2]").KeyDown("ArrowRight");
        Assert.Equal("true", page.Find("li[data-span=d2] .twist").GetAttribute("aria-expanded"));
        page.Find("li[data-span=d0] .twist").Click();
        Assert.Equal(2, page.FindAll("li[data-row]").Count);
    }

    [Fact]
    public void Page_Grows_KeepsWhatWasChosen()
    {
        Fakes.Traces.First = FakeTraces.Circle(1, running: true);
        var page = Open("/trace/e0?span=x0");
        Assert.Contains("Live", page.Find(".live").TextContent, StringComparison.Ordinal);
        Assert.Contains("run-0", page.Find("[data-testid=span]").TextContent, StringComparison.Ordinal);
        Fakes.Traces.Grow(FakeTraces.Circle(2));
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll("li[data-row]").Count));
        Assert.Equal("x0", page.Find("li.selected").GetAttribute("data-span"));
        Fakes.Traces.End();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".live")));
    }

    [Fact]
    public void Page_Longer_SaysWhatIsMissing_AndLeadsOn()
    {
        var trace = FakeTraces.Circle(1);
        Fakes.Traces.First = trace with { HasEarlier = true, Spans = [.. trace.Spans.Select(s => s.Id == "x0" ? s with { LeftOut = 12 } : s)] };
        var page = Open("/trace/e0");
        Assert.Contains("12 more are not shown", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("12 more", page.Find("a.chip.more").TextContent);
        Assert.Contains("from=here", page.Find("a.chip.more").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a.button"), a => a.TextContent.Contains("Earlier", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Huge_RendersWhatIsInSight()
    {
        var one = FakeTraces.Circle(1);
        Fakes.Traces.First = one with { Spans = [.. one.Spans, .. Enumerable.Range(0, 2000).Select(i => one.Spans[1] with { Id = $"more{i}" })] };
        Assert.InRange(Open("/trace/e0").FindAll("li[data-row]").Count, 0, 200);
    }

    [Fact]
    public void Graph_Circle_IsOne()
    {
        var graph = TraceGraph.Of(FakeTraces.Circle(3), TraceGraph.Empty);
        Assert.Equal(4, graph.Layout.Nodes.Count);
        Assert.Contains(graph.Layout.Edges, e => e.Edge.From.StartsWith("s ", StringComparison.Ordinal) && e.Edge.To.StartsWith("e ", StringComparison.Ordinal));
        Assert.Equal("round 3", graph.Layout.Edges.Single(e => e.Edge.To == "r arn:rule/again").Edge.Label);
        Assert.Equal(3, graph.Marks["m " + Samples.MachineArn].Visits);
        Assert.Same(graph.Layout, TraceGraph.Of(FakeTraces.Circle(3), graph).Layout);
    }

    [Fact]
    public void Graph_TooManyThings_AreCounted()
    {
        var one = FakeTraces.Circle(1);
        var many = one with { Spans = [.. one.Spans, .. Enumerable.Range(0, 500).Select(i => one.Spans[0] with { Id = $"more{i}", ParentId = "s0", Depth = 4, Event = one.Spans[0].Event! with { DetailType = $"Type {i}" } })] };
        var graph = TraceGraph.Of(many, TraceGraph.Empty);
        Assert.Equal(TraceGraph.MostNodes, graph.Layout.Nodes.Count);
        Assert.Equal(504 - TraceGraph.MostNodes, graph.LeftOut);
    }

    [Fact]
    public void Graph_NodeChosen_ShowsItsSpans()
    {
        Fakes.Traces.First = FakeTraces.Circle(3);
        var page = Open("/trace/e0?view=graph");
        page.Find($"[data-state='m {Samples.MachineArn}']").Click();
        page.WaitForAssertion(() => Assert.Contains("One of 3", page.Find("[data-testid=span]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<TracePage> Open(string address) => Open<TracePage>(address, p => p.Add(t => t.Id, "e0"));
}
