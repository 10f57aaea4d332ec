namespace Portal.Graphs;

public enum EdgeKind
{
    Next,

    /// <summary>A rule of a Choice state.</summary>
    Choice,

    /// <summary>The way of a Choice state when no rule is true.</summary>
    Default,

    /// <summary>The way of an error that a catcher takes.</summary>
    Catch,
}

/// <summary>A way from one state to the next.</summary>
/// <param name="From">The state it leaves.</param>
/// <param name="To">The state it enters.</param>
/// <param name="Kind">When it is taken.</param>
/// <param name="Label">Short words on the line; null for none.</param>
/// <param name="FullLabel">All of it, for a tooltip.</param>
public sealed record GraphEdge(string From, string To, EdgeKind Kind = EdgeKind.Next, string? Label = null, string? FullLabel = null);
