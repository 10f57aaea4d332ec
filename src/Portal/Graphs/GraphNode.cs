namespace Portal.Graphs;

/// <summary>What a node stands for: one of the eight types of state, or where the machine begins and ends.</summary>
public enum NodeKind
{
    Start,
    End,
    Task,
    Pass,
    Choice,
    Wait,
    Parallel,
    Map,
    Succeed,
    Fail,

    /// <summary>A type that the Amazon States Language does not know: the definition is being typed.</summary>
    Unknown,
}

/// <summary>One state as the graph shows it.</summary>
/// <param name="Id">The state's name, unique in the whole machine.</param>
/// <param name="Kind">The state's type.</param>
public sealed record GraphNode(string Id, NodeKind Kind)
{
    /// <summary>The name of the node from which the machine starts. No state can be called so.</summary>
    public const string StartId = "\u0001start";

    public const string EndId = "\u0001end";

    /// <summary>What is shown in place of the id, where that is no name.</summary>
    public string? Title { get; init; }

    /// <summary>Another sign than that of its kind.</summary>
    public string? Icon { get; init; }

    /// <summary>What it is, in words, where it is no state.</summary>
    public string? KindName { get; init; }

    /// <summary>The name to show.</summary>
    public string Name => Title ?? Id;

    /// <summary>A second line: what a Task calls, how long a Wait waits.</summary>
    public string? Detail { get; init; }

    public string? Comment { get; init; }

    /// <summary>A Task that waits for its token.</summary>
    public bool WaitsForToken { get; init; }

    /// <summary>A Map that runs child executions.</summary>
    public bool IsDistributed { get; init; }

    /// <summary>How many entries Retry has.</summary>
    public int Retriers { get; init; }

    /// <summary>The branches of a Parallel state, or the one graph that a Map state runs.</summary>
    public IReadOnlyList<MachineGraph> Branches { get; init; } = [];

    public bool IsTerminal => Kind is NodeKind.Start or NodeKind.End;

    public bool IsCluster => Branches.Count > 0;
}
