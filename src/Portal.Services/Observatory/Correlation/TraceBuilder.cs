using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Walks from a cause to everything it led to, generation by generation, until there is no more or no more room.</summary>
internal sealed class TraceBuilder(AwsSession session, EventStore events, DeliveryFinder deliveries, StoryReader stories)
{
    private const int MostNodes = 300;
    private const int MostVisits = 60;

    private readonly Dictionary<string, TraceNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);
    private readonly Queue<Func<CancellationToken, Task>> next = new();
    private string root = "";

    public bool IsTruncated { get; private set; }

    /// <summary>Parents first, siblings by time.</summary>
    public IReadOnlyList<TraceNode> Nodes
    {
        get
        {
            var ordered = new List<TraceNode>(nodes.Count);
            var open = new Stack<string>([root]);
            while (open.TryPop(out var id))
            {
                ordered.Add(nodes[id]);
                if (!children.TryGetValue(id, out var below)) continue;
                foreach (var child in below.OrderByDescending(c => nodes[c].StartedAt).ThenByDescending(c => c, StringComparer.Ordinal)) open.Push(child);
            }

            return ordered;
        }
    }

    public async Task BuildAsync(TraceRoot from, CancellationToken cancellationToken)
    {
        root = from.Id;
        if (from.Event is { } e) AddEvent(e.Event, null, null);
        else AddExecution(from.Execution!, null, null, null);
        while (next.TryDequeue(out var grow)) await grow(cancellationToken);
    }

    /// <param name="known">Its deliveries, where the execution that sent it has them already; null where they are to be found.</param>
    private void AddEvent(RecordedEvent e, string? parent, IReadOnlyList<EventDelivery>? known)
    {
        var node = new TraceNode(TraceIds.Of(e), parent, TraceNodeKind.Event, e.DetailType, TraceStatus.Succeeded, e.Time) { Event = e };
        if (!Add(node)) return;
        next.Enqueue(async cancel =>
        {
            var all = known is { Count: > 0 } ? known : await DeliveriesAsync(e, cancel);
            foreach (var delivery in all) await AddDeliveryAsync(node.Id, e, delivery, cancel);
        });
    }

    private async Task<IReadOnlyList<EventDelivery>> DeliveriesAsync(RecordedEvent e, CancellationToken cancellationToken)
    {
        if (await events.FindAsync(session.Connection.Id, e.EventId, cancellationToken) is not { } stored) return [];
        var onThisBus = stored with { Event = e };
        var rules = await deliveries.RulesAsync(session, onThisBus, cancellationToken);
        return rules.IsOk ? await deliveries.FindAsync(session, onThisBus, rules.Value, cancellationToken) : [];
    }

    private async Task AddDeliveryAsync(string parent, RecordedEvent e, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var node = new TraceNode(TraceIds.Of(parent, delivery), parent, TraceNodeKind.Delivery, delivery.Rule.Name, Status(delivery), e.Time)
        {
            Delivery = delivery,
            EndedAt = delivery.DeliveredAt,
            Confidence = delivery.Confidence,
            Evidence = delivery.Evidence,
            LoopOf = LoopOf(parent, delivery),
        };
        if (!Add(node)) return;
        if (delivery.Execution is { } execution) AddExecution(execution, node.Id, delivery.Confidence, delivery.Evidence);
        else if (delivery.Target.Kind == Rules.TargetKind.EventBus && await events.FindOnBusAsync(session.Connection.Id, e.EventId, delivery.Target.Name, cancellationToken) is { } copy)
            AddEvent(copy, node.Id, null);
    }

    private void AddExecution(ExecutionSummary execution, string? parent, Confidence? confidence, string? evidence)
    {
        var node = new TraceNode(TraceIds.Of(execution), parent, TraceNodeKind.Execution, execution.StateMachineName, Status(execution.Status), execution.StartedAt)
        {
            Execution = execution,
            EndedAt = execution.StoppedAt,
            Confidence = confidence,
            Evidence = evidence,
        };
        if (Add(node)) next.Enqueue(cancel => GrowAsync(node, execution.ExecutionArn, cancel));
    }

    /// <summary>The states of an execution, and under each the events that it sent.</summary>
    private async Task GrowAsync(TraceNode execution, string executionArn, CancellationToken cancellationToken)
    {
        var story = await stories.ReadAsync(session, executionArn, cancellationToken);
        if (!story.IsOk) return;

        // Of an execution with thousands of states those that sent something are worth their place most.
        var visits = story.Value.Visits;
        var shown = visits.Count <= MostVisits ? visits : [.. visits.OrderByDescending(v => v.Events.Count > 0 || v.Error is not null).ThenBy(v => v.EnteredEventId).Take(MostVisits).OrderBy(v => v.EnteredEventId)];
        if (shown.Count < visits.Count) MarkMore(execution.Id);
        foreach (var visit in shown)
        {
            var node = new TraceNode(TraceIds.Of(execution.Id, visit), execution.Id, TraceNodeKind.State, visit.StateName, Status(visit.Status), visit.EnteredAt) { Visit = visit, EndedAt = visit.ExitedAt };
            if (!Add(node)) return;
            foreach (var e in visit.Events.Where(e => e.Recorded is not null)) AddEvent(e.Recorded!, node.Id, e.Deliveries);
        }
    }

    /// <returns>False where there is no room, or where it is there already.</returns>
    private bool Add(TraceNode node)
    {
        if (nodes.Count >= MostNodes)
        {
            if (node.ParentId is { } parent) MarkMore(parent);
            return false;
        }

        if (!nodes.TryAdd(node.Id, node)) return false;
        if (node.ParentId is not { } above) return true;
        if (!children.TryGetValue(above, out var siblings)) children[above] = siblings = [];
        siblings.Add(node.Id);
        return true;
    }

    private void MarkMore(string id)
    {
        IsTruncated = true;
        nodes[id] = nodes[id] with { HasMore = true };
    }

    private string? LoopOf(string? above, EventDelivery delivery)
    {
        for (; above is not null; above = nodes[above].ParentId)
        {
            if (nodes[above].Delivery is { } earlier && earlier.Rule.Arn == delivery.Rule.Arn && earlier.Target.Id == delivery.Target.Id) return above;
        }

        return null;
    }

    private static TraceStatus Status(EventDelivery delivery) => delivery.Outcome switch
    {
        DeliveryOutcome.Delivered => TraceStatus.Succeeded,
        DeliveryOutcome.Failed => TraceStatus.Failed,
        _ => TraceStatus.Unknown,
    };

    private static TraceStatus Status(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => TraceStatus.Succeeded,
        ExecutionStatus.Running or ExecutionStatus.PendingRedrive => TraceStatus.Running,
        _ => TraceStatus.Failed,
    };

    private static TraceStatus Status(VisitStatus status) => status switch
    {
        VisitStatus.Running => TraceStatus.Running,
        VisitStatus.Waiting => TraceStatus.Waiting,
        VisitStatus.Succeeded => TraceStatus.Succeeded,
        _ => TraceStatus.Failed,
    };
}
