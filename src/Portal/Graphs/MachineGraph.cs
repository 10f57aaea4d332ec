namespace Portal.Graphs;

/// <summary>States and the ways between them: a whole machine, one branch of a Parallel state, or what a Map state runs.</summary>
/// <param name="Nodes">In the order of the definition.</param>
/// <param name="Edges">In the order of the definition: of a Choice, the rules from first to last, then the default.</param>
public sealed record MachineGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    public static readonly MachineGraph Empty = new([], []);

    /// <summary>Where it begins; null in a definition that does not say.</summary>
    public string? StartAt { get; init; }

    /// <summary>All nodes, also those within Parallel and Map states.</summary>
    public IEnumerable<GraphNode> All => Nodes.SelectMany(n => n.Branches.SelectMany(b => b.All).Prepend(n));
}
