namespace Portal.Languages.Jsonata.Nodes;

/// <summary>What a node has as a step of a path.</summary>
internal sealed class StepInfo
{
    /// <summary>Predicates and positions, in the order in which they are written.</summary>
    public List<Stage>? Stages { get; set; }

    /// <summary>Whether the path carries tuples from here on: something is bound to its items.</summary>
    public bool IsTuple { get; set; }

    /// <summary>The variable of <c>@</c>.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable of <c>#</c>.</summary>
    public string? Index { get; set; }

    /// <summary>The name under which later steps find what this step was taken from (<c>%</c>).</summary>
    public AncestorSlot? Ancestor { get; set; }

    /// <summary>Whether an array that is built here is not flattened.</summary>
    public bool IsConstructor { get; set; }
}
