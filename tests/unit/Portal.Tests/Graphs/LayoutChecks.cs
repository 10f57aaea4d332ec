using Portal.Graphs;
using Portal.Graphs.Layout;
using Xunit;

namespace Portal.Tests.Graphs;

/// <summary>What must hold for every layout.</summary>
internal static class LayoutChecks
{
    private const double Slack = 0.6;

    public static void All(MachineGraph graph, GraphLayout layout)
    {
        NothingMissing(graph, layout);
        NodesDoNotOverlap(layout);
        LinesAvoidNodes(layout);
        LabelsAreFree(layout);
        LinesJoinTheirStates(layout);
        Assert.All(layout.Nodes, n => Assert.True(n.X >= -Slack && n.Y >= -Slack && n.Right <= layout.Width + Slack && n.Bottom <= layout.Height + Slack, $"{n.Node.Id} lies outside"));
    }

    private static void NothingMissing(MachineGraph graph, GraphLayout layout)
    {
        Assert.Equal(graph.All.Select(n => n.Id).Order(), layout.Nodes.Select(n => n.Node.Id).Order());
        Assert.Equal(EdgesOf(graph).Count(), layout.Edges.Count);
    }

    private static IEnumerable<GraphEdge> EdgesOf(MachineGraph graph) => graph.Edges.Concat(graph.Nodes.SelectMany(n => n.Branches).SelectMany(EdgesOf));

    private static void NodesDoNotOverlap(GraphLayout layout)
    {
        var byParent = layout.Nodes.ToLookup(n => n.Parent);
        foreach (var siblings in byParent)
        {
            var sorted = siblings.OrderBy(n => n.Y).ToList();
            for (var i = 0; i < sorted.Count; i++)
            {
                for (var k = i + 1; k < sorted.Count && sorted[k].Y < sorted[i].Bottom; k++)
                    Assert.False(sorted[i].X < sorted[k].Right - Slack && sorted[k].X < sorted[i].Right - Slack, $"{sorted[i].Node.Id} overlaps {sorted[k].Node.Id}");
            }
        }

        var byId = layout.Nodes.ToDictionary(n => n.Node.Id);
        Assert.All(layout.Nodes.Where(n => n.Parent is not null), n =>
        {
            var parent = byId[n.Parent!];
            Assert.True(n.X > parent.X && n.Right < parent.Right && n.Y > parent.Y && n.Bottom < parent.Bottom, $"{n.Node.Id} leaves {parent.Node.Id}");
        });
    }

    private static void LinesAvoidNodes(GraphLayout layout)
    {
        var byId = layout.Nodes.ToDictionary(n => n.Node.Id);
        var byParent = layout.Nodes.ToLookup(n => n.Parent);
        foreach (var edge in layout.Edges)
        {
            // Only siblings can be in the way: everything else lies inside one of them.
            var siblings = byParent[byId[edge.Edge.From].Parent].ToList();
            for (var i = 1; i < edge.Points.Count; i++)
            {
                var (a, b) = (edge.Points[i - 1], edge.Points[i]);
                Assert.True(Math.Abs(a.X - b.X) < Slack || Math.Abs(a.Y - b.Y) < Slack, $"{edge.Edge} has a slanting piece");
                foreach (var node in siblings)
                {
                    var crosses = Math.Max(a.X, b.X) > node.X + Slack && Math.Min(a.X, b.X) < node.Right - Slack
                        && Math.Max(a.Y, b.Y) > node.Y + Slack && Math.Min(a.Y, b.Y) < node.Bottom - Slack;
                    Assert.False(crosses, $"{edge.Edge.From} -> {edge.Edge.To} runs through {node.Node.Id}");
                }
            }
        }
    }

    private static void LabelsAreFree(GraphLayout layout)
    {
        var labels = layout.Edges.Where(e => e.Label is not null).Select(e => (e.Edge, Box: e.Label!.Value)).OrderBy(l => l.Box.Y).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            var a = labels[i].Box;
            Assert.All(layout.Nodes.Where(n => !n.Node.IsCluster), n => Assert.False(
                Math.Abs(a.X - ((n.X + n.Right) / 2)) < ((a.Width + n.Width) / 2) - Slack && Math.Abs(a.Y - ((n.Y + n.Bottom) / 2)) < ((a.Height + n.Height) / 2) - Slack,
                $"label {labels[i].Edge.Label} covers {n.Node.Id}"));
            for (var k = i + 1; k < labels.Count && labels[k].Box.Y - a.Y < a.Height - Slack; k++)
                Assert.True(Math.Abs(labels[k].Box.X - a.X) >= ((a.Width + labels[k].Box.Width) / 2) - Slack, $"label {labels[i].Edge.Label} covers {labels[k].Edge.Label}");
        }
    }

    private static void LinesJoinTheirStates(GraphLayout layout)
    {
        var byId = layout.Nodes.ToDictionary(n => n.Node.Id);
        foreach (var edge in layout.Edges)
        {
            var (from, to) = (byId[edge.Edge.From], byId[edge.Edge.To]);
            var (first, last) = (edge.Points[0], edge.Points[^1]);
            Assert.True(Math.Abs(first.Y - from.Bottom) < Slack && first.X > from.X && first.X < from.Right, $"{edge.Edge} does not leave its state below");
            Assert.True(Math.Abs(last.Y - to.Y) < Slack && last.X > to.X && last.X < to.Right, $"{edge.Edge} does not enter its state above");
        }
    }
}
