namespace Portal.Graphs.Layout;

internal enum ItemKind
{
    Node,

    /// <summary>The words on an edge have a place of their own in a layer, so that nothing can cover them.</summary>
    Label,

    /// <summary>Where an edge passes a layer.</summary>
    Bend,
}

/// <summary>What stands in a layer: a state, a label, or an edge that passes through.</summary>
internal sealed class LayerItem(int index, ItemKind kind, int layer, double width, double height)
{
    /// <summary>Its place in <see cref="LayerGraph.Items"/>.</summary>
    public int Index { get; } = index;
    public ItemKind Kind { get; } = kind;
    public int Layer { get; } = layer;
    public double Width { get; } = width;
    public double Height { get; } = height;
    public GraphNode? Node { get; init; }

    /// <summary>Its place within the layer, from the left.</summary>
    public int Order { get; set; }

    /// <summary>The middle.</summary>
    public double X { get; set; }

    /// <summary>The upper edge.</summary>
    public double Y { get; set; }

    /// <summary>What it is joined with in the layer above and below.</summary>
    public List<LayerItem> Above { get; } = [];
    public List<LayerItem> Below { get; } = [];

    /// <summary>The neighbours on the main path, which is drawn straight.</summary>
    public LayerItem? MainAbove { get; set; }
    public LayerItem? MainBelow { get; set; }

    /// <summary>The end of a loop stands beside the state that it leaves or enters.</summary>
    public LayerItem? Beside { get; set; }

    /// <summary>-1 where it stands left of <see cref="Beside"/>, else 1.</summary>
    public int Side { get; set; } = 1;

    public double Left => X - (Width / 2);
    public double Right => X + (Width / 2);
    public bool IsMain => MainAbove is not null || MainBelow is not null;

    public override string ToString() => $"{Kind} {Node?.Id} {Layer}/{Order}";
}
