namespace Portal.Graphs.Layout;

/// <summary>Sizes and distances of the graph, in pixels.</summary>
internal static class LayoutSizes
{
    public const double NodeHeight = 42;
    public const double TerminalWidth = 58;
    public const double TerminalHeight = 26;
    public const double LabelHeight = 20;
    public const double BendWidth = 8;

    /// <summary>The head of a Parallel or Map state, with its name.</summary>
    public const double ClusterHead = 32;
    public const double ClusterPadding = 16;
    public const double BranchGap = 26;

    /// <summary>Branches that would make a Parallel state wider than this stand in rows.</summary>
    public const double WidestRow = 1900;

    /// <summary>Between the tracks of horizontal pieces.</summary>
    public const double Track = 10;

    /// <summary>From a layer to its first track: room for an arrow head.</summary>
    public const double GapPadding = 15;
    public const double LeastGap = 32;

    /// <summary>Between two ways that leave or enter the same node.</summary>
    public const double Port = 14;

    /// <summary>From a node's corner to its first port.</summary>
    public const double PortMargin = 16;

    /// <summary>A way whose other end is no further aside than this is drawn straight, off the middle.</summary>
    public const double Snap = 26;

    private const double NarrowestNode = 136;
    private const double WidestNode = 248;
    private const double IconWidth = 46;
    private const double NameChar = 7.1;
    private const double DetailChar = 5.7;
    private const double LabelChar = 5.9;

    /// <summary>The most characters of a name, and of its second line, that a node shows.</summary>
    public const int LongestName = (int)((WidestNode - IconWidth - 12) / NameChar);
    public const int LongestDetail = (int)((WidestNode - IconWidth - 12) / DetailChar);

    public static double NodeWidth(GraphNode node)
    {
        var text = Math.Max(node.Name.Length * NameChar, (node.Detail?.Length ?? 0) * DetailChar);
        return Math.Ceiling(Math.Clamp(IconWidth + 14 + text, NarrowestNode, WidestNode) / 2) * 2;
    }

    /// <summary>The least width of a Parallel or Map state: its head holds the name and its type.</summary>
    public static double HeadWidth(GraphNode node) => Math.Min(WidestNode, IconWidth + 60 + (node.Id.Length * NameChar));

    public static double LabelWidth(string text) => Math.Ceiling((text.Length * LabelChar) + 14);

    /// <summary>The distance between two neighbours of a layer.</summary>
    public static double Between(LayerItem left, LayerItem right) =>
        (left.Kind, right.Kind) switch
        {
            (ItemKind.Bend, ItemKind.Bend) => 12,
            (ItemKind.Node, ItemKind.Node) => 32,
            (ItemKind.Label, ItemKind.Label) => 14,
            _ => 18,
        };
}
