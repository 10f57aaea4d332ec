namespace Portal.Services.Observatory.Tracing;

/// <summary>A span while its trace is being walked.</summary>
/// <param name="span">As it was found.</param>
/// <param name="parent">What caused it.</param>
internal sealed class TraceNode(TraceSpan span, TraceNode? parent)
{
    private readonly List<TraceNode> children = [];

    public TraceSpan Span { get; set; } = span;
    public TraceNode? Parent { get; } = parent;

    /// <summary>What tells a round of a loop: the rule and target, or the state machine. Null where it tells nothing.</summary>
    public string? LoopKey { get; init; }

    /// <summary>What became of the event, where it was looked up already.</summary>
    public TracedEvent? Known { get; init; }

    public void Add(TraceNode child) => children.Add(child);

    public void LeaveOut(int count = 1) => Span = Span with { LeftOut = Span.LeftOut + count };

    /// <summary>Those above with the same key, the nearest first.</summary>
    public IEnumerable<TraceNode> SameAbove()
    {
        for (var at = Parent; at is not null && LoopKey is not null; at = at.Parent)
        {
            if (at.LoopKey == LoopKey) yield return at;
        }
    }

    /// <summary>This one and all below, depth first, siblings by time.</summary>
    public IEnumerable<TraceSpan> Flatten()
    {
        var open = new Stack<TraceNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node.Span;
            foreach (var child in node.children.OrderBy(c => c.Span.From).Reverse()) open.Push(child);
        }
    }
}
