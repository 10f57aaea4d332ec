namespace Portal.Graphs.Layout;

/// <summary>
/// Gives each item its x: items that are joined are stacked in straight blocks as far as their order lets them, the main path
/// first of all, then the long lines. Four such arrangements (from above and below, to the left and right) are balanced.
/// </summary>
/// <remarks>After U. Brandes and B. Köpf, Fast and Simple Horizontal Coordinate Assignment, 2002.</remarks>
internal sealed class BlockAlignment(LayerGraph graph)
{
    private readonly RefusedSteps refused = new(graph);
    private readonly List<LayerItem> wanted = [];

    public void Run()
    {
        if (graph.Items.Count == 0) return;
        double[][] all = [Place(true, true), Place(true, false), Place(false, true), Place(false, false)];
        var spans = all.Select(Span).ToArray();
        var narrowest = spans.MinBy(s => s.To - s.From);
        for (var i = 0; i < 4; i++)
        {
            var shift = i % 2 == 0 ? narrowest.From - spans[i].From : narrowest.To - spans[i].To;
            for (var k = 0; k < all[i].Length; k++) all[i][k] += shift;
        }

        foreach (var item in graph.Items)
        {
            var four = all.Select(a => a[item.Index]).Order().ToArray();
            item.X = (four[1] + four[2]) / 2;
        }
    }

    private (double From, double To) Span(double[] x) =>
        (graph.Items.Min(i => x[i.Index] - (i.Width / 2)), graph.Items.Max(i => x[i.Index] + (i.Width / 2)));

    private double[] Place(bool fromAbove, bool toLeft)
    {
        var root = Align(fromAbove, toLeft);
        return Compact(root, toLeft);
    }

    /// <summary>For each item the block it belongs to, named by its first item.</summary>
    private int[] Align(bool fromAbove, bool toLeft)
    {
        var root = Enumerable.Range(0, graph.Items.Count).ToArray();
        var taken = new bool[graph.Items.Count];
        for (var i = 0; i < graph.Layers.Count; i++)
        {
            var layer = graph.Layers[fromAbove ? i : graph.Layers.Count - 1 - i];
            var last = toLeft ? -1 : int.MaxValue;
            for (var k = 0; k < layer.Count; k++)
            {
                var item = layer[toLeft ? k : layer.Count - 1 - k];
                Want(item, fromAbove);
                if (wanted.Count == 0) continue;
                var (low, high) = ((wanted.Count - 1) / 2, wanted.Count / 2);
                var (first, second) = toLeft ? (low, high) : (high, low);
                if (!Stack(item, wanted[first], toLeft, ref last) && second != first) Stack(item, wanted[second], toLeft, ref last);
            }
        }

        return root;

        bool Stack(LayerItem item, LayerItem onto, bool toLeft, ref int last)
        {
            if (taken[onto.Index] || (toLeft ? onto.Order <= last : onto.Order >= last)) return false;
            taken[onto.Index] = true;
            root[item.Index] = root[onto.Index];
            last = onto.Order;
            return true;
        }
    }

    /// <summary>What an item may be stacked with, in order.</summary>
    private void Want(LayerItem item, bool fromAbove)
    {
        wanted.Clear();
        if ((fromAbove ? item.MainAbove : item.MainBelow) is { } main)
        {
            wanted.Add(main);
            return;
        }

        var neighbours = fromAbove ? item.Above : item.Below;
        graph.Work += neighbours.Count;
        foreach (var n in neighbours)
        {
            if (!(fromAbove ? refused.Contains(n, item) : refused.Contains(item, n))) wanted.Add(n);
        }
    }

    /// <summary>Sets the blocks side by side, as close as they may stand, then draws each towards what stands behind it.</summary>
    private double[] Compact(int[] root, bool toLeft)
    {
        var count = graph.Items.Count;
        var following = new List<(int Block, double Distance)>?[count];
        var incoming = new int[count];
        foreach (var layer in graph.Layers)
        {
            for (var i = 1; i < layer.Count; i++)
            {
                var (left, right) = (layer[i - 1], layer[i]);
                var (a, b) = toLeft ? (root[left.Index], root[right.Index]) : (root[right.Index], root[left.Index]);
                var distance = ((left.Width + right.Width) / 2) + LayoutSizes.Between(left, right);
                (following[a] ??= []).Add((b, distance));
                incoming[b]++;
            }
        }

        var x = new double[count];
        var order = new List<int>(count);
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(i => root[i] == i && incoming[i] == 0));
        while (ready.TryDequeue(out var block))
        {
            order.Add(block);
            graph.Work++;
            foreach (var (next, distance) in following[block] ?? [])
            {
                x[next] = Math.Max(x[next], x[block] + distance);
                if (--incoming[next] == 0) ready.Enqueue(next);
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var behind = following[order[i]];
            if (behind is null) continue;
            x[order[i]] = Math.Max(x[order[i]], behind.Min(f => x[f.Block] - f.Distance));
        }

        var result = new double[count];
        for (var i = 0; i < count; i++) result[i] = toLeft ? x[root[i]] : -x[root[i]];
        return result;
    }
}
