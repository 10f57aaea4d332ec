namespace Portal.Graphs.Layout;

/// <summary>Counts crossings of lines between neighbouring layers.</summary>
internal sealed class CrossingCount(LayerGraph graph)
{
    private readonly List<int> ends = [];
    private int[] tree = [];

    /// <summary>How many pairs of lines cross in the whole graph.</summary>
    public long All()
    {
        long total = 0;
        for (var layer = 1; layer < graph.Layers.Count; layer++) total += Above(layer);
        return total;
    }

    /// <summary>How many lines of two neighbours cross when they stand in this order.</summary>
    public long Of(LayerItem left, LayerItem right) => Inversions(left.Above, right.Above) + Inversions(left.Below, right.Below);

    private long Above(int layer)
    {
        ends.Clear();
        foreach (var upper in graph.Layers[layer - 1])
        {
            var first = ends.Count;
            foreach (var lower in upper.Below) ends.Add(lower.Order);
            if (ends.Count - first > 1) ends.Sort(first, ends.Count - first, null);
        }

        graph.Work += ends.Count;
        var size = graph.Layers[layer].Count + 1;
        if (tree.Length < size) tree = new int[size * 2];
        Array.Clear(tree, 0, size);
        long crossings = 0;
        for (var i = ends.Count - 1; i >= 0; i--)
        {
            for (var at = ends[i]; at > 0; at -= at & -at) crossings += tree[at];
            for (var at = ends[i] + 1; at < size; at += at & -at) tree[at]++;
        }

        return crossings;
    }

    private long Inversions(List<LayerItem> left, List<LayerItem> right)
    {
        graph.Work += left.Count * right.Count;
        var count = 0L;
        foreach (var l in left)
        {
            foreach (var r in right)
            {
                if (l.Order > r.Order) count++;
            }
        }

        return count;
    }
}
