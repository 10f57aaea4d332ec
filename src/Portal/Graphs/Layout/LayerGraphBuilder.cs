namespace Portal.Graphs.Layout;

/// <summary>
/// Puts states into layers and cuts edges into steps from layer to layer. Edges with one target share their bends, those of
/// errors apart from the others: a machine in which every state has a catcher gets one line to the handler, not a bundle.
/// </summary>
internal sealed class LayerGraphBuilder
{
    private readonly MachineGraph graph;
    private readonly LayerGraph layers = new();
    private readonly LayerItem[] nodes;
    private readonly int[] ranks;
    private readonly bool[] back;
    private readonly List<(int From, int To)> ends = [];

    /// <summary>The bends of a group, by layer.</summary>
    private readonly Dictionary<(int Group, int Layer), LayerItem> bends = [];
    private int groups;

    private LayerGraphBuilder(MachineGraph graph, Func<GraphNode, (double Width, double Height)> size)
    {
        this.graph = graph;
        var indexes = graph.Nodes.Index().ToDictionary(n => n.Item.Id, n => n.Index, StringComparer.Ordinal);
        foreach (var edge in graph.Edges) ends.Add((indexes[edge.From], indexes[edge.To]));
        var start = StartIndex(indexes);
        // Ways of errors are followed last: a loop is closed by them rather than by the ordinary ways.
        var followed = graph.Edges.Index().OrderBy(e => e.Item.Kind == EdgeKind.Catch ? 1 : 0).Select(e => e.Index).ToList();
        var found = BackEdges.Find(graph.Nodes.Count, [.. followed.Select(e => ends[e])], start);
        back = new bool[graph.Edges.Count];
        for (var i = 0; i < followed.Count; i++) back[followed[i]] = found[i];

        var forward = ends.Index().Where(e => !back[e.Index]).Select(e => (e.Item.From, e.Item.To, Length: HasLabel(e.Index) ? 2 : 1)).ToList();
        // What nothing leads to (a definition that is being typed) stands below the start, not beside it.
        var led = forward.Select(e => e.To).ToHashSet();
        if (start >= 0 && graph.Nodes[start].Kind == NodeKind.Start) forward.AddRange(Enumerable.Range(0, graph.Nodes.Count).Where(n => n != start && !led.Contains(n)).Select(n => (start, n, 1)));
        ranks = Ranks.Assign(graph.Nodes.Count, forward);
        nodes = new LayerItem[graph.Nodes.Count];
        foreach (var (i, node) in graph.Nodes.Index())
        {
            var (width, height) = size(node);
            nodes[i] = layers.Add(ItemKind.Node, ranks[i], width, height, node);
        }

        Main = MainPath.Find(graph, ends, back, ranks, start);
    }

    private IReadOnlyList<int> Main { get; }

    public static LayerGraph Build(MachineGraph graph, Func<GraphNode, (double Width, double Height)> size)
    {
        var builder = new LayerGraphBuilder(graph, size);
        builder.AddEdges();
        return builder.layers;
    }

    private int StartIndex(Dictionary<string, int> indexes) =>
        indexes.TryGetValue(GraphNode.StartId, out var start) || (graph.StartAt is not null && indexes.TryGetValue(graph.StartAt, out start)) ? start : -1;

    private bool HasLabel(int edge) => graph.Edges[edge].Label is not null;

    private void AddEdges()
    {
        var main = Main.ToHashSet();
        var shared = new Dictionary<(int To, bool Catch, bool Back), int>();
        foreach (var (i, edge) in graph.Edges.Index())
        {
            var key = (ends[i].To, edge.Kind == EdgeKind.Catch, back[i]);
            if (!shared.TryGetValue(key, out var group)) shared[key] = group = groups++;
            // A loop's label stands on its own line: it cannot be shared.
            if (back[i] && HasLabel(i)) group = groups++;
            var (path, nets) = back[i] ? PathBack(i, group) : PathDown(i, group);
            layers.Edges.Add(new RoutedEdge(edge, path, nets));
            if (main.Contains(i)) MarkMain(path);
        }
    }

    private (List<LayerItem> Path, List<Net> Nets) PathDown(int edge, int group)
    {
        var (from, to) = (nodes[ends[edge].From], nodes[ends[edge].To]);
        var path = new List<LayerItem> { from };
        var nets = new List<Net>();
        if (graph.Edges[edge].Label is { } text)
        {
            var label = layers.Add(ItemKind.Label, from.Layer + 1, LayoutSizes.LabelWidth(text), LayoutSizes.LabelHeight);
            Step(path, nets, label, groups++);
        }

        for (var layer = path[^1].Layer + 1; layer < to.Layer; layer++) Step(path, nets, BendOf(group, layer), group);
        Step(path, nets, to, group);
        return (path, nets);
    }

    private void Step(List<LayerItem> path, List<Net> nets, LayerItem next, int group)
    {
        var net = layers.NetOf(next.Layer, group);
        net.PinOf(path[^1], isUpper: true);
        net.PinOf(next, isUpper: false);
        LayerGraph.Join(path[^1], next);
        path.Add(next);
        nets.Add(net);
    }

    /// <summary>Out at the lower edge, around beside everything between, in at the upper edge.</summary>
    private (List<LayerItem> Path, List<Net> Nets) PathBack(int edge, int group)
    {
        var (from, to) = (nodes[ends[edge].From], nodes[ends[edge].To]);
        var text = graph.Edges[edge].Label;
        var turn = text is null ? BendOf(group, from.Layer)
            : bends[(group, from.Layer)] = layers.Add(ItemKind.Label, from.Layer, LayoutSizes.LabelWidth(text), LayoutSizes.LabelHeight);
        turn.Beside ??= from;
        var below = layers.NetOf(from.Layer + 1, group);
        below.PinOf(from, isUpper: true);
        below.PinOf(turn, isUpper: true);
        var path = new List<LayerItem> { from, turn };
        var nets = new List<Net> { below };
        for (var layer = from.Layer - 1; layer >= to.Layer; layer--)
        {
            var bend = BendOf(group, layer);
            var net = layers.NetOf(layer + 1, group);
            net.PinOf(bend, isUpper: true);
            net.PinOf(path[^1], isUpper: false);
            LayerGraph.Join(bend, path[^1]);
            path.Add(bend);
            nets.Add(net);
        }

        path[^1].Beside ??= to;
        var above = layers.NetOf(to.Layer, group);
        above.PinOf(path[^1], isUpper: false);
        above.PinOf(to, isUpper: false);
        path.Add(to);
        nets.Add(above);
        return (path, nets);
    }

    private LayerItem BendOf(int group, int layer)
    {
        if (!bends.TryGetValue((group, layer), out var bend)) bends[(group, layer)] = bend = layers.Add(ItemKind.Bend, layer, LayoutSizes.BendWidth, 0);
        return bend;
    }

    private static void MarkMain(List<LayerItem> path)
    {
        for (var i = 1; i < path.Count; i++)
        {
            path[i - 1].MainBelow = path[i];
            path[i].MainAbove = path[i - 1];
        }
    }
}
