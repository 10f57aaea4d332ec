namespace Portal.Graphs.Layout;

/// <summary>
/// Draws each straight run nearer to what it is joined with, as far as its neighbours leave room. The main path stays where it
/// is. No move makes a line longer, so it ends; a few rounds do.
/// </summary>
internal sealed class BlockRelaxation(LayerGraph graph)
{
    private const int Rounds = 6;
    private const double Same = 0.5;

    public void Run()
    {
        var blocks = Blocks();
        for (var round = 0; round < Rounds; round++)
        {
            var moved = 0.0;
            foreach (var block in round % 2 == 0 ? blocks : Enumerable.Reverse(blocks)) moved += Move(block);
            if (moved < 1) break;
        }
    }

    /// <summary>Items that stand straight above one another and shall stay so; from the top.</summary>
    private List<List<LayerItem>> Blocks()
    {
        var blocks = new List<List<LayerItem>>();
        var taken = new bool[graph.Items.Count];
        foreach (var item in graph.Layers.SelectMany(l => l))
        {
            if (taken[item.Index] || item.IsMain) continue;
            var block = new List<LayerItem>();
            for (var at = item; at is not null && !taken[at.Index]; at = NextInBlock(at))
            {
                taken[at.Index] = true;
                block.Add(at);
            }

            blocks.Add(block);
        }

        return blocks;
    }

    private static LayerItem? NextInBlock(LayerItem item) => item.Kind == ItemKind.Node || item.Below.Count != 1 ? null
        : item.Below[0] is { Kind: ItemKind.Bend, IsMain: false } below && Math.Abs(below.X - item.X) < Same ? below : null;

    private double Move(List<LayerItem> block)
    {
        var (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        var pulls = new List<(double X, int Weight)>();
        foreach (var item in block)
        {
            graph.Work++;
            var layer = graph.Layers[item.Layer];
            if (item.Order > 0)
            {
                var left = layer[item.Order - 1];
                least = Math.Max(least, left.Right + LayoutSizes.Between(left, item) + (item.Width / 2));
            }

            if (item.Order + 1 < layer.Count)
            {
                var right = layer[item.Order + 1];
                most = Math.Min(most, right.Left - LayoutSizes.Between(item, right) - (item.Width / 2));
            }

            Pull(item, item.Above, block, pulls);
            Pull(item, item.Below, block, pulls);
            if (item.Beside is { } beside)
                pulls.Add((beside.X + (item.Side * (((beside.Width + item.Width) / 2) + LayoutSizes.Between(beside, item))), 3));
        }

        if (pulls.Count == 0 || least > most) return 0;
        var to = Math.Clamp(Median(pulls), least, most);
        var by = to - block[0].X;
        foreach (var item in block) item.X += by;
        return Math.Abs(by);
    }

    private static void Pull(LayerItem item, List<LayerItem> neighbours, List<LayerItem> block, List<(double X, int Weight)> pulls)
    {
        foreach (var n in neighbours)
        {
            if (block.Count > 1 && block.Contains(n)) continue;
            pulls.Add((n.X, (item.Kind, n.Kind) switch
            {
                (ItemKind.Bend, ItemKind.Bend) => 6,
                (ItemKind.Node, ItemKind.Node) => 2,
                _ => 3,
            }));
        }
    }

    /// <summary>The middle of the weights; between two places that are equally good, the middle of both.</summary>
    private static double Median(List<(double X, int Weight)> pulls)
    {
        pulls.Sort((a, b) => a.X.CompareTo(b.X));
        var half = pulls.Sum(p => p.Weight) / 2.0;
        var sum = 0;
        for (var i = 0; i < pulls.Count; i++)
        {
            sum += pulls[i].Weight;
            if (sum > half) return pulls[i].X;
            if (Math.Abs(sum - half) < 0.01 && i + 1 < pulls.Count) return (pulls[i].X + pulls[i + 1].X) / 2;
        }

        return pulls[^1].X;
    }
}
