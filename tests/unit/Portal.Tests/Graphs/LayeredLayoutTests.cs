using Portal.Graphs;
using Portal.Graphs.Layout;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Graphs;

public sealed class LayeredLayoutTests
{
    [Fact]
    public void Arrange_LoanReview_HoldsAllRules()
    {
        var graph = MachineGraphReader.TryRead(Samples.LoanReview)!;
        LayoutChecks.All(graph, LayeredLayout.Arrange(graph));
    }

    [Fact]
    public void Arrange_MainPath_IsStraight()
    {
        var layout = LayeredLayout.Arrange(MachineGraphReader.TryRead(Samples.LoanReview)!);
        string[] path = [GraphNode.StartId, "Check applicant", "Score risk", "Shape result", "Decision", "Open accounts", "Approved", GraphNode.EndId];
        var middles = path.Select(id => layout.Nodes.First(n => n.Node.Id == id)).Select(n => (n.X + n.Right) / 2).ToList();
        Assert.All(middles, x => Assert.Equal(middles[0], x, 0.5));
    }

    [Fact]
    public void Arrange_SameDefinition_GivesTheSamePicture()
    {
        var (a, b) = (LayeredLayout.Arrange(RandomMachine.Of(120, 5)), LayeredLayout.Arrange(RandomMachine.Of(120, 5)));
        Assert.Equal(a.Nodes.Select(n => (n.Node.Id, n.X, n.Y)), b.Nodes.Select(n => (n.Node.Id, n.X, n.Y)));
        Assert.Equal(a.Edges.SelectMany(e => e.Points), b.Edges.SelectMany(e => e.Points));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(150)]
    public void Arrange_RandomMachines_HoldAllRules(int states)
    {
        for (var seed = 0; seed < Math.Min(40, 2500 / states); seed++)
        {
            var graph = RandomMachine.Of(states, seed);
            LayoutChecks.All(graph, LayeredLayout.Arrange(graph));
        }
    }

    [Fact]
    public void Arrange_WaysToThemselvesAndBothWays_HoldAllRules()
    {
        var graph = new MachineGraph([new("a", NodeKind.Choice), new("b", NodeKind.Choice), new("c", NodeKind.Succeed)],
        [
            new("a", "a", EdgeKind.Choice, "again"), new("a", "b"), new("b", "a", EdgeKind.Choice, "back"), new("b", "a", EdgeKind.Default),
            new("b", "b", EdgeKind.Catch), new("b", "c"), new("a", "c", EdgeKind.Catch, "Some.Error"),
        ]) { StartAt = "a" };
        LayoutChecks.All(graph, LayeredLayout.Arrange(graph));
    }

    [Fact]
    public void Arrange_ManyCatchersOfOneHandler_ShareOneLine()
    {
        var nodes = Enumerable.Range(0, 30).Select(i => new GraphNode($"s{i}", NodeKind.Task)).Append(new GraphNode("handler", NodeKind.Fail)).ToList();
        var edges = Enumerable.Range(0, 29).Select(i => new GraphEdge($"s{i}", $"s{i + 1}")).Concat(Enumerable.Range(0, 30).Select(i => new GraphEdge($"s{i}", "handler", EdgeKind.Catch))).ToList();
        var graph = new MachineGraph(nodes, edges) { StartAt = "s0" };
        var layout = LayeredLayout.Arrange(graph);
        LayoutChecks.All(graph, layout);
        Assert.True(layout.Width < 420, $"the lines take {layout.Width} pixels");
    }

    [Fact]
    public void Arrange_ManyBranches_StandInRows()
    {
        var branches = Enumerable.Range(0, 40).Select(i => new MachineGraph([new($"b{i}", NodeKind.Pass)], []) { StartAt = $"b{i}" }).ToList();
        var graph = new MachineGraph([new("all", NodeKind.Parallel) { Branches = branches }], []) { StartAt = "all" };
        var layout = LayeredLayout.Arrange(graph);
        LayoutChecks.All(graph, layout);
        Assert.True(layout.Width < 2000);
    }

    [Fact]
    public void Arrange_NothingAtAll_IsEmpty() => Assert.Same(GraphLayout.Empty, LayeredLayout.Arrange(MachineGraph.Empty));

    /// <summary>A layout of 1,000 states takes some 100 ms on one core of 2020; what is counted here does not depend on the machine.</summary>
    [Theory]
    [InlineData(100, 40_000)]
    [InlineData(1000, 800_000)]
    public void Arrange_ManyStates_TakesBoundedWork(int states, long most)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var work = LayeredLayout.Arrange(RandomMachine.Of(states, seed)).Work;
            Assert.True(work < most, $"{work} steps");
        }
    }
}
