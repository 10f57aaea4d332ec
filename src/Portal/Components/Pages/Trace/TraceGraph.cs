using Portal.Graphs;
using Portal.Graphs.Layout;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Rules;

namespace Portal.Components.Pages.Trace;

/// <summary>
/// A trace as a graph of things, not of happenings: each kind of event, rule, target, state machine and emitting state stands
/// once, however often the trace came by. What runs in a circle is a circle.
/// </summary>
/// <param name="Layout">Where everything stands.</param>
/// <param name="Marks">How each thing fared, and how often it was reached.</param>
/// <param name="SpansOf">The spans behind each node, in the order of the trace.</param>
/// <param name="LeftOut">How many things were too many for a picture.</param>
public sealed record TraceGraph(GraphLayout Layout, IReadOnlyDictionary<string, NodeMark> Marks, IReadOnlyDictionary<string, IReadOnlyList<TraceSpan>> SpansOf, int LeftOut)
{
    /// <summary>More nodes nobody can read.</summary>
    public const int MostNodes = 90;

    public static readonly TraceGraph Empty = new(GraphLayout.Empty, new Dictionary<string, NodeMark>(), new Dictionary<string, IReadOnlyList<TraceSpan>>(), 0);

    /// <summary>The node that shows a span; null where none does.</summary>
    public string? NodeOf(string? spanId) => spanId is null ? null : SpansOf.FirstOrDefault(n => n.Value.Any(s => s.Id == spanId)).Key;

    public static TraceGraph Of(Services.Observatory.Tracing.Trace trace, TraceGraph before)
    {
        var draft = new TraceGraphDraft(trace);
        var marks = draft.Spans.ToDictionary(n => n.Key, n => new NodeMark(Worst(n.Value)) { Visits = draft.CountOf(n.Key) }, StringComparer.Ordinal);
        var same = before.Layout.Nodes.Count == draft.Nodes.Count && before.Layout.Edges.Count == draft.Edges.Count
            && before.Layout.Nodes.All(n => draft.Nodes.TryGetValue(n.Node.Id, out var node) && node == n.Node) && before.Layout.Edges.All(e => draft.Edges.ContainsValue(e.Edge));
        var layout = same ? before.Layout : LayeredLayout.Arrange(new MachineGraph([.. draft.Nodes.Values], [.. draft.Edges.Values]));
        return new(layout, marks, draft.Spans.ToDictionary(n => n.Key, n => (IReadOnlyList<TraceSpan>)n.Value, StringComparer.Ordinal), draft.LeftOut);
    }

    /// <summary>What somebody should look at comes first.</summary>
    private static string Worst(List<TraceSpan> spans) =>
        SpanWords.StatusOf(spans.Find(SpanWords.IsBad) ?? spans.Find(s => s.Status == TraceStatus.Waiting) ?? spans.Find(s => s.Status == TraceStatus.Running)
            ?? spans.Find(s => s.Status == TraceStatus.Caught) ?? spans.FindLast(s => s.Kind is TraceSpanKind.Execution or TraceSpanKind.State) ?? spans[^1]);
}

/// <summary>Nodes and edges while they are being collected.</summary>
internal sealed class TraceGraphDraft
{
    private readonly Dictionary<string, TraceSpan> spansById;
    private readonly HashSet<string> withFollowers;
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    public TraceGraphDraft(Services.Observatory.Tracing.Trace trace)
    {
        spansById = trace.Spans.ToDictionary(s => s.Id, StringComparer.Ordinal);
        withFollowers = [.. trace.Spans.Where(s => s.Kind != TraceSpanKind.State).Select(s => s.ParentId).OfType<string>()];
        foreach (var span in trace.Spans) Add(span);
    }

    public Dictionary<string, GraphNode> Nodes { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, List<TraceSpan>> Spans { get; } = new(StringComparer.Ordinal);
    public Dictionary<(string From, string To), GraphEdge> Edges { get; } = [];
    public int LeftOut => refused.Count;

    public int CountOf(string node) => Spans[node] is var all && all.Exists(s => s.Kind == TraceSpanKind.Execution) ? all.Count(s => s.Kind == TraceSpanKind.Execution) : all.Count;

    private void Add(TraceSpan span)
    {
        switch (span.Kind)
        {
            case TraceSpanKind.Event:
                Join(Above(span), Node(EventId(span), span, span.Name, span.Event is { } e ? $"{e.Source} → {e.EventBusName}" : "not recorded", "feed", "event"));
                break;
            case TraceSpanKind.Delivery when span.Delivery is { } delivery:
                var rule = Node("r " + delivery.Rule.Arn, span, delivery.Rule.Name, "rule of " + delivery.Rule.EventBusName, "rule", "rule");
                Join(Above(span), rule, span.LoopOf is null ? null : $"round {span.Round}");
                Join(rule, Node(TargetId(delivery.Target), span, delivery.Target.Name, TargetWords(delivery.Target.Kind), SpanWords.IconOf(delivery.Target.Kind), "target"));
                break;
            case TraceSpanKind.Execution when span.Execution is { } execution:
                Join(Above(span), Node("m " + execution.StateMachineArn, span, execution.StateMachineName, "state machine", "machine", "state machine"));
                break;
            case TraceSpanKind.State when IsShown(span):
                Join(Above(span), Node($"s {MachineOf(span)} {span.Name}", span, span.Name, SpanWords.Kind(span), SpanWords.Icon(span), "state"));
                break;
        }
    }

    /// <summary>The states that the chain runs through, and those where something is amiss.</summary>
    private bool IsShown(TraceSpan span) => withFollowers.Contains(span.Id) || SpanWords.IsBad(span) || span.Status == TraceStatus.Waiting;

    private string? Node(string id, TraceSpan span, string title, string detail, string icon, string kind)
    {
        if (!Nodes.ContainsKey(id))
        {
            if (Nodes.Count >= TraceGraph.MostNodes)
            {
                refused.Add(id);
                return null;
            }

            Nodes[id] = new GraphNode(id, NodeKind.Task) { Title = title, Detail = detail, Icon = icon, KindName = kind };
            Spans[id] = [];
        }

        if (Spans[id].LastOrDefault() != span) Spans[id].Add(span);
        return id;
    }

    /// <summary>The node of the nearest span above that has one.</summary>
    private string? Above(TraceSpan span)
    {
        for (var at = Parent(span); at is not null; at = Parent(at))
        {
            var id = at.Kind switch
            {
                TraceSpanKind.Event => EventId(at),
                TraceSpanKind.Delivery => TargetId(at.Delivery!.Target),
                TraceSpanKind.Execution => "m " + at.Execution!.StateMachineArn,
                _ => $"s {MachineOf(at)} {at.Name}",
            };
            if (Nodes.ContainsKey(id)) return id;
        }

        return null;
    }

    private TraceSpan? Parent(TraceSpan span) => span.ParentId is { } id ? spansById.GetValueOrDefault(id) : null;

    private string MachineOf(TraceSpan span)
    {
        for (var at = span; at is not null; at = Parent(at))
        {
            if (at.Execution is { } execution) return execution.StateMachineArn;
        }

        return "";
    }

    private void Join(string? from, string? to, string? label = null)
    {
        if (from is null || to is null || from == to) return;
        if (!Edges.TryGetValue((from, to), out var known)) Edges[(from, to)] = new GraphEdge(from, to) { Label = label, FullLabel = label };
        else if (label is not null) Edges[(from, to)] = known with { Label = label, FullLabel = label };
    }

    private static string EventId(TraceSpan span) => span.Event is { } e ? $"e {e.EventBusName} {e.Source} {e.DetailType}" : "e";

    /// <summary>A target may name a version or an alias of the state machine.</summary>
    private static string TargetId(TargetDetail target) => target.Kind == TargetKind.StateMachine ? "m " + string.Join(':', target.Arn.Split(':').Take(7)) : "t " + target.Arn;

    private static string TargetWords(TargetKind kind) => kind switch
    {
        TargetKind.StateMachine => "state machine",
        TargetKind.Queue => "SQS queue",
        TargetKind.Topic => "SNS topic",
        TargetKind.LogGroup => "log group",
        TargetKind.LambdaFunction => "Lambda function",
        TargetKind.EventBus => "event bus",
        TargetKind.ApiDestination => "API destination",
        _ => "target",
    };
}
