namespace Portal.Graphs.Layout;

/// <summary>A graph with a place for everything; pixels, from the upper left corner.</summary>
/// <param name="Nodes">A Parallel or Map state comes before what lies in it.</param>
/// <param name="Edges">All edges, also those within Parallel and Map states.</param>
public sealed record GraphLayout(double Width, double Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges)
{
    public static readonly GraphLayout Empty = new(0, 0, [], []);

    /// <summary>How many elementary steps it took: the measure that does not depend on the machine's speed.</summary>
    public long Work { get; init; }
}

/// <param name="Node">The state.</param>
/// <param name="Depth">How many Parallel or Map states lie around it.</param>
/// <param name="Parent">The innermost of them; null at the top.</param>
public sealed record PlacedNode(GraphNode Node, double X, double Y, double Width, double Height, int Depth, string? Parent)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
}

/// <param name="Edge">The way.</param>
/// <param name="Points">Its corners: horizontal and vertical pieces in turn.</param>
/// <param name="Label">Where its words stand; null where it has none.</param>
public sealed record PlacedEdge(GraphEdge Edge, IReadOnlyList<GraphPoint> Points, LabelBox? Label);

public readonly record struct GraphPoint(double X, double Y);

/// <summary>The middle of a label and its size.</summary>
public readonly record struct LabelBox(double X, double Y, double Width, double Height);
