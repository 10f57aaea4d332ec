namespace Portal.Graphs.Layout;

/// <summary>The way on which all goes well: from the start over Next and Choice to an end that is no Fail, through as many states as it can.</summary>
internal static class MainPath
{
    private const int GoodEnd = 1_000_000;

    /// <returns>The edges of the path, by their number.</returns>
    public static IReadOnlyList<int> Find(MachineGraph graph, IReadOnlyList<(int From, int To)> edges, bool[] back, int[] ranks, int start)
    {
        if (start < 0) return [];
        var score = new int[graph.Nodes.Count];
        var best = new int[graph.Nodes.Count];
        var outgoing = edges.Index().Where(e => !back[e.Index] && graph.Edges[e.Index].Kind != EdgeKind.Catch).ToLookup(e => e.Item.From, e => e.Index);
        foreach (var node in Enumerable.Range(0, graph.Nodes.Count).OrderByDescending(n => ranks[n]))
        {
            best[node] = -1;
            foreach (var edge in outgoing[node])
            {
                var through = score[edges[edge].To] + 1;
                if (best[node] >= 0 && through <= score[node]) continue;
                (best[node], score[node]) = (edge, through);
            }

            if (best[node] < 0 && graph.Nodes[node].Kind is not (NodeKind.Fail or NodeKind.Start)) score[node] = GoodEnd;
            // A Fail state has a way to the end node, but it is no good end.
            if (graph.Nodes[node].Kind == NodeKind.Fail) score[node] = 0;
        }

        var path = new List<int>();
        for (var node = start; best[node] >= 0; node = edges[best[node]].To) path.Add(best[node]);
        return path;
    }
}
