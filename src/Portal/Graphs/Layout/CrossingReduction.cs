namespace Portal.Graphs.Layout;

/// <summary>
/// Orders the items of each layer so that few lines cross: a first order by depth-first walk, then sweeps down and up that put
/// each item near the mean of its neighbours, of which the best is kept.
/// </summary>
internal sealed class CrossingReduction(LayerGraph graph)
{
    /// <summary>Sweeps stop when this many brought nothing.</summary>
    private const int Patience = 4;

    /// <summary>Big graphs get fewer sweeps, so that the time stays bounded.</summary>
    private const int SweepBudget = 60_000;

    private readonly double[] keys = new double[graph.Items.Count];
    private readonly CrossingCount crossings = new(graph);

    public void Run()
    {
        OrderByWalk();
        ChooseSides();
        var best = Remember();
        var fewest = crossings.All();
        var sweeps = Math.Clamp(SweepBudget / Math.Max(1, graph.Items.Count), 3, 24);
        for (int i = 0, idle = 0; i < sweeps && idle < Patience && fewest > 0; i++, idle++)
        {
            Sweep(down: i % 2 == 0);
            Exchange();
            var now = crossings.All();
            if (now >= fewest) continue;
            (fewest, best, idle) = (now, Remember(), -1);
        }

        Restore(best);
    }

    private void OrderByWalk()
    {
        var seen = new bool[graph.Items.Count];
        var ordered = graph.Layers.Select(l => new List<LayerItem>(l.Count)).ToList();
        foreach (var root in graph.Layers.SelectMany(l => l))
        {
            var stack = new Stack<LayerItem>([root]);
            while (stack.TryPop(out var item))
            {
                if (seen[item.Index]) continue;
                seen[item.Index] = true;
                ordered[item.Layer].Add(item);
                for (var i = item.Below.Count - 1; i >= 0; i--) stack.Push(item.Below[i]);
            }
        }

        for (var layer = 0; layer < ordered.Count; layer++)
        {
            graph.Layers[layer].Clear();
            graph.Layers[layer].AddRange(ordered[layer]);
            graph.Renumber(layer);
        }
    }

    /// <summary>A loop runs on the side of the main path on which its state stands.</summary>
    private void ChooseSides()
    {
        foreach (var item in graph.Items)
        {
            if (item.Beside is not { } beside) continue;
            var main = graph.Layers[item.Layer].Find(i => i.IsMain);
            item.Side = main is not null && beside.Order < main.Order ? -1 : 1;
        }

        foreach (var item in graph.Items) keys[item.Index] = double.NaN;
        for (var layer = 0; layer < graph.Layers.Count; layer++) Sort(layer);
    }

    private void Sweep(bool down)
    {
        for (var i = 1; i < graph.Layers.Count; i++)
        {
            var layer = down ? i : graph.Layers.Count - 1 - i;
            foreach (var item in graph.Layers[layer]) keys[item.Index] = Mean(down ? item.Above : item.Below);
            Sort(layer);
        }
    }

    private static double Mean(List<LayerItem> neighbours)
    {
        if (neighbours.Count == 0) return double.NaN;
        double sum = 0;
        foreach (var n in neighbours) sum += n.Order;
        return sum / neighbours.Count;
    }

    /// <summary>Sorts what has a key; what has none keeps its place, and the end of a loop goes beside its state.</summary>
    private void Sort(int layer)
    {
        var items = graph.Layers[layer];
        graph.Work += items.Count;
        var sorted = items.FindAll(i => i.Beside is null && !double.IsNaN(keys[i.Index]));
        sorted.Sort((a, b) => keys[a.Index].CompareTo(keys[b.Index]) is var order && order != 0 ? order : a.Order.CompareTo(b.Order));
        var result = new List<LayerItem>(items.Count);
        var next = 0;
        foreach (var item in items)
        {
            if (item.Beside is null) result.Add(double.IsNaN(keys[item.Index]) ? item : sorted[next++]);
        }

        foreach (var item in items)
        {
            if (item.Beside is null) continue;
            var at = result.IndexOf(item.Beside);
            result.Insert(item.Side < 0 ? at : at + 1, item);
        }

        items.Clear();
        items.AddRange(result);
        graph.Renumber(layer);
    }

    /// <summary>Swaps neighbours where that removes crossings.</summary>
    private void Exchange()
    {
        foreach (var items in graph.Layers)
        {
            for (var i = 1; i < items.Count; i++)
            {
                var (left, right) = (items[i - 1], items[i]);
                if (left.Beside == right || right.Beside == left) continue;
                if (crossings.Of(left, right) <= crossings.Of(right, left)) continue;
                (items[i - 1], items[i]) = (right, left);
                (left.Order, right.Order) = (i, i - 1);
            }
        }
    }

    private int[] Remember()
    {
        var orders = new int[graph.Items.Count];
        foreach (var item in graph.Items) orders[item.Index] = item.Order;
        return orders;
    }

    private void Restore(int[] orders)
    {
        foreach (var item in graph.Items) item.Order = orders[item.Index];
        foreach (var layer in graph.Layers) layer.Sort((a, b) => a.Order.CompareTo(b.Order));
        foreach (var item in graph.Items)
        {
            item.Above.Sort((a, b) => a.Order.CompareTo(b.Order));
            item.Below.Sort((a, b) => a.Order.CompareTo(b.Order));
        }
    }
}
