namespace Portal.Graphs.Layout;

/// <summary>A graph taken apart into layers: every edge goes from one layer to the next, through bends where it is long.</summary>
internal sealed class LayerGraph
{
    public List<LayerItem> Items { get; } = [];

    /// <summary>From the top; within a layer from the left.</summary>
    public List<List<LayerItem>> Layers { get; } = [];

    public List<RoutedEdge> Edges { get; } = [];

    /// <summary>The pieces of line that run together in the gap above a layer. Those below the last layer have its count as their number.</summary>
    public Dictionary<(int Gap, int Group), Net> Nets { get; } = [];

    /// <summary>Elementary steps so far.</summary>
    public long Work { get; set; }

    public LayerItem Add(ItemKind kind, int layer, double width, double height, GraphNode? node = null)
    {
        while (Layers.Count <= layer) Layers.Add([]);
        var item = new LayerItem(Items.Count, kind, layer, width, height) { Node = node, Order = Layers[layer].Count };
        Items.Add(item);
        Layers[layer].Add(item);
        return item;
    }

    /// <summary>Joins an item with one in the layer below.</summary>
    public static void Join(LayerItem above, LayerItem below)
    {
        if (above.Below.Contains(below)) return;
        above.Below.Add(below);
        below.Above.Add(above);
    }

    public Net NetOf(int gap, int group)
    {
        if (!Nets.TryGetValue((gap, group), out var net)) Nets[(gap, group)] = net = new Net(gap);
        return net;
    }

    public void Renumber(int layer)
    {
        var items = Layers[layer];
        for (var i = 0; i < items.Count; i++) items[i].Order = i;
    }
}

/// <param name="Edge">The way.</param>
/// <param name="Path">What it passes, from the state it leaves to the state it enters.</param>
/// <param name="Nets">For each step of the path the net it runs in.</param>
internal sealed record RoutedEdge(GraphEdge Edge, IReadOnlyList<LayerItem> Path, IReadOnlyList<Net> Nets);

/// <summary>Pieces of lines that are joined in one gap: they share one horizontal track.</summary>
internal sealed class Net(int gap)
{
    /// <summary>The gap above the layer of this number.</summary>
    public int Gap { get; } = gap;
    public List<Pin> Pins { get; } = [];

    /// <summary>Counts from 0 at the top of the gap.</summary>
    public int Track { get; set; }
    public double Y { get; set; }

    public double From => Pins.Min(p => p.X);
    public double To => Pins.Max(p => p.X);
    public bool IsStraight => To - From < 0.5;

    public Pin PinOf(LayerItem item, bool isUpper)
    {
        foreach (var pin in Pins)
        {
            if (pin.Item == item && pin.IsUpper == isUpper) return pin;
        }

        var made = new Pin(item, isUpper);
        Pins.Add(made);
        return made;
    }
}

/// <summary>Where a net meets an item.</summary>
/// <param name="item">The item.</param>
/// <param name="isUpper">The item stands above the gap, so that the net meets its lower edge.</param>
internal sealed class Pin(LayerItem item, bool isUpper)
{
    public LayerItem Item { get; } = item;
    public bool IsUpper { get; } = isUpper;
    public double X { get; set; } = item.X;
}
