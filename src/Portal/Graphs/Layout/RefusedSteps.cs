namespace Portal.Graphs.Layout;

/// <summary>Steps that cross a more important one are not drawn straight: the main path goes before all, then lines that pass through.</summary>
internal sealed class RefusedSteps
{
    private readonly HashSet<long> refused = [];
    private readonly List<(LayerItem Upper, LayerItem Lower)> steps = [];
    private readonly List<(LayerItem Upper, LayerItem Lower)> passing = [];

    public RefusedSteps(LayerGraph graph)
    {
        for (var layer = 1; layer < graph.Layers.Count; layer++)
        {
            steps.Clear();
            foreach (var upper in graph.Layers[layer - 1])
            {
                foreach (var lower in upper.Below) steps.Add((upper, lower));
            }

            graph.Work += steps.Count;
            RefuseForMain();
            RefuseForPassing();
        }
    }

    public bool Contains(LayerItem upper, LayerItem lower) => refused.Count > 0 && refused.Contains(KeyOf(upper, lower));

    private static long KeyOf(LayerItem upper, LayerItem lower) => ((long)upper.Index << 32) | (uint)lower.Index;

    private void RefuseForMain()
    {
        var main = steps.Find(s => s.Upper.MainBelow == s.Lower);
        if (main.Upper is null) return;
        foreach (var (upper, lower) in steps)
        {
            var touches = upper == main.Upper || lower == main.Lower;
            var crosses = upper.Order < main.Upper.Order ? lower.Order > main.Lower.Order : lower.Order < main.Lower.Order;
            if (touches ? (upper, lower) != main : crosses) refused.Add(KeyOf(upper, lower));
        }
    }

    private void RefuseForPassing()
    {
        passing.Clear();
        foreach (var (upper, lower) in steps)
        {
            if (IsPassing(upper, lower) && !Contains(upper, lower)) passing.Add((upper, lower));
        }

        if (passing.Count == 0) return;
        // How far right the passing lines left of a step reach below, and how far left those right of it.
        var reach = new int[passing.Count];
        var least = new int[passing.Count];
        for (var i = 0; i < passing.Count; i++) reach[i] = Math.Max(passing[i].Lower.Order, i == 0 ? -1 : reach[i - 1]);
        for (var i = passing.Count - 1; i >= 0; i--) least[i] = Math.Min(passing[i].Lower.Order, i == passing.Count - 1 ? int.MaxValue : least[i + 1]);
        int before = 0, after = 0;
        foreach (var (upper, lower) in steps)
        {
            while (before < passing.Count && passing[before].Upper.Order < upper.Order) before++;
            while (after < passing.Count && passing[after].Upper.Order <= upper.Order) after++;
            if (IsPassing(upper, lower)) continue;
            if ((before > 0 && reach[before - 1] > lower.Order) || (after < passing.Count && least[after] < lower.Order)) refused.Add(KeyOf(upper, lower));
        }
    }

    private static bool IsPassing(LayerItem upper, LayerItem lower) => upper.Kind == ItemKind.Bend && lower.Kind == ItemKind.Bend;
}
