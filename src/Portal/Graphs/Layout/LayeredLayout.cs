namespace Portal.Graphs.Layout;

/// <summary>
/// Places the states of a machine in layers from the top: the main path straight, few crossings, lines in right angles that
/// never run through a state, words where nothing covers them. The same definition always gives the same picture.
/// </summary>
/// <remarks>The branches of Parallel and Map states are laid out by themselves: no way leads into or out of them but through the state.</remarks>
public static class LayeredLayout
{
    public static GraphLayout Arrange(MachineGraph graph)
    {
        if (graph.Nodes.Count == 0) return GraphLayout.Empty;
        var inner = new Dictionary<string, Cluster>(StringComparer.Ordinal);
        long work = 0;
        foreach (var node in graph.Nodes.Where(n => n.IsCluster))
        {
            var cluster = Cluster.Of(node, [.. node.Branches.Select(Arrange)]);
            inner[node.Id] = cluster;
            work += cluster.Branches.Sum(b => b.Layout.Work);
        }

        var layers = LayerGraphBuilder.Build(graph, node => SizeOf(node, inner));
        new CrossingReduction(layers).Run();
        new BlockAlignment(layers).Run();
        new BlockRelaxation(layers).Run();
        MoveToOrigin(layers);
        Ports.Assign(layers);
        var height = Channels.Place(layers);
        var width = layers.Items.Max(i => i.Right);
        return Trace(layers, inner, width, height) with { Work = work + layers.Work };
    }

    private static (double Width, double Height) SizeOf(GraphNode node, Dictionary<string, Cluster> inner) =>
        node.IsTerminal ? (LayoutSizes.TerminalWidth, LayoutSizes.TerminalHeight)
        : inner.TryGetValue(node.Id, out var cluster) ? (cluster.Width, cluster.Height)
        : (LayoutSizes.NodeWidth(node), LayoutSizes.NodeHeight);

    private static void MoveToOrigin(LayerGraph layers)
    {
        var left = layers.Items.Min(i => i.Left);
        foreach (var item in layers.Items) item.X -= left;
    }

    private static GraphLayout Trace(LayerGraph layers, Dictionary<string, Cluster> inner, double width, double height)
    {
        var nodes = new List<PlacedNode>();
        var edges = new List<PlacedEdge>();
        foreach (var item in layers.Items)
        {
            if (item.Node is not { } node) continue;
            nodes.Add(new PlacedNode(node, item.Left, item.Y, item.Width, item.Height, 0, null));
            if (!inner.TryGetValue(node.Id, out var cluster)) continue;
            foreach (var (branch, x, y) in cluster.Branches)
            {
                var (dx, dy) = (item.Left + x, item.Y + y);
                nodes.AddRange(branch.Nodes.Select(n => n with { X = n.X + dx, Y = n.Y + dy, Depth = n.Depth + 1, Parent = n.Parent ?? node.Id }));
                edges.AddRange(branch.Edges.Select(e => Shift(e, dx, dy)));
            }
        }

        edges.AddRange(layers.Edges.Select(EdgeTrace.Of));
        return new GraphLayout(width, height, nodes, edges);
    }

    private static PlacedEdge Shift(PlacedEdge edge, double dx, double dy) => edge with
    {
        Points = [.. edge.Points.Select(p => new GraphPoint(p.X + dx, p.Y + dy))],
        Label = edge.Label is { } l ? l with { X = l.X + dx, Y = l.Y + dy } : null,
    };
}
