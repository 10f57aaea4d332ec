using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Tracing;

/// <summary>
/// Walks from the first cause to everything that followed. Breadth first, so that the limits cut the far ends of all branches
/// and not whole branches; the way to the span that was asked for comes before all else and is never cut.
/// </summary>
internal sealed class TraceWalk(ITraceSource source, TraceQuery query)
{
    private readonly PriorityQueue<TraceNode, (int Aside, int Depth, int Number)> ahead = new();
    private readonly Dictionary<string, TraceNode> nodes = new(StringComparer.Ordinal);
    private Dictionary<string, TraceLink?> way = [];
    private HashSet<string> onTheWay = [];
    private int executions;

    public async Task<AwsResult<Trace>> RunAsync(CancellationToken cancellationToken)
    {
        var causes = await TraceCauses.FindAsync(source, query, cancellationToken);
        if (!causes.IsOk) return causes.Error;
        var links = causes.Value.Links;
        onTheWay = [.. links.Select(l => l.Id)];
        way = links.Select((link, i) => (link.Id, Next: i + 1 < links.Count ? links[i + 1] : null)).ToDictionary(l => l.Id, l => l.Next, StringComparer.Ordinal);
        var root = links[0].Event is { } e ? EventNode(null, e.Event.EventId, e.Event, e) : ExecutionNode(null, links[0].Story!.Execution, null);
        Enter(root);
        while (ahead.TryDequeue(out var node, out _)) await ExpandAsync(node, cancellationToken);
        var start = nodes.Values.FirstOrDefault(n => n.Span.StartId == links[^1].Id)?.Span.Id ?? root.Span.Id;
        return new Trace(start, [.. root.Flatten()]) { HasEarlier = causes.Value.HasEarlier };
    }

    private Task ExpandAsync(TraceNode node, CancellationToken cancellationToken) => node.Span.Kind switch
    {
        TraceSpanKind.Event => ExpandEventAsync(node, cancellationToken),
        TraceSpanKind.Delivery => ExpandDeliveryAsync(node, cancellationToken),
        TraceSpanKind.Execution => ExpandExecutionAsync(node, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task ExpandEventAsync(TraceNode node, CancellationToken cancellationToken)
    {
        if (node.Span.Event is not { } recorded) return;
        var found = node.Known ?? await source.EventAsync(recorded.EventId, recorded.EventBusName, cancellationToken);
        foreach (var delivery in found?.Deliveries ?? []) Enter(new TraceNode(SpanOf(node, delivery), node) { LoopKey = $"{delivery.Rule.Arn} {delivery.Target.Id}" });

        // The execution knows which event started it, even where no delivery could be joined to it.
        if (Next(node) is { Story: { } started } && !(found?.Deliveries ?? []).Any(d => d.Execution?.ExecutionArn == started.Execution.ExecutionArn))
            Enter(ExecutionNode(node, started.Execution, started.Trigger is { } t ? (t.Confidence, t.Evidence) : null));
    }

    private async Task ExpandDeliveryAsync(TraceNode node, CancellationToken cancellationToken)
    {
        if (node.Span.Delivery is not { } delivery) return;
        if (delivery.Execution is { } started) Enter(ExecutionNode(node, started, delivery.Confidence is { } sure ? (sure, delivery.Evidence ?? "") : null));
        else if (delivery is { Target.Kind: TargetKind.EventBus, Outcome: DeliveryOutcome.Delivered } && node.Parent?.Span.Event is { } sent
            && await source.EventAsync(sent.EventId, delivery.Target.Name, cancellationToken) is { } forwarded)
            Enter(EventNode(node, sent.EventId, forwarded.Event, forwarded));
    }

    private async Task ExpandExecutionAsync(TraceNode node, CancellationToken cancellationToken)
    {
        if (executions++ >= query.MostExecutions && !IsOnTheWay(node))
        {
            node.LeaveOut();
            return;
        }

        var read = await source.ExecutionAsync(node.Span.StartId!, cancellationToken);
        if (!read.IsOk)
        {
            node.Span = node.Span with { Error = node.Span.Error ?? $"Its history cannot be read: {read.Error.Message}" };
            return;
        }

        var story = read.Value;
        node.Span = SpanOf(node.Parent, story.Execution) with { Confidence = node.Span.Confidence, Evidence = node.Span.Evidence, LoopOf = node.Span.LoopOf, Round = node.Span.Round };
        var states = new Dictionary<long, TraceNode>();
        var shown = TraceStates.Choose(story.Visits, query.MostStates, Next(node)?.Id);
        foreach (var visit in shown)
        {
            var above = visit.ParentEventId is { } around && states.TryGetValue(around, out var outer) ? outer : node;
            var state = new TraceNode(SpanOf(above, node.Span.StartId!, visit), above);
            if (!Enter(state)) continue;
            states[visit.EnteredEventId] = state;
            foreach (var emitted in visit.Events) Enter(EventNode(state, emitted.EventId, emitted.Recorded, emitted is { Recorded: { } e, Deliveries.Count: > 0 } ? new(e, emitted.Deliveries) : null));
            foreach (var child in TraceStates.Started(visit)) Enter(ExecutionNode(state, child, (Confidence.Certain, "The state's result names it.")));
        }

        if (story.Visits.Count > shown.Count) node.LeaveOut(story.Visits.Count - shown.Count);

        // The event says which execution emitted it, even where the history does not say in which state.
        if (Next(node) is { Event: { } next } && !story.Visits.Any(v => v.Events.Any(x => x.EventId == next.Event.EventId))) Enter(EventNode(node, next.Event.EventId, next.Event, next));
    }

    /// <returns>False where it was not taken: the trace is full, or it stands elsewhere already.</returns>
    private bool Enter(TraceNode node)
    {
        if (nodes.Count >= query.MostSpans && !IsOnTheWay(node))
        {
            node.Parent?.LeaveOut();
            return false;
        }

        var again = nodes.GetValueOrDefault(node.Span.Id);
        if (again is not null) node.Span = node.Span with { Id = $"{node.Span.Id}#{nodes.Count}", SameAs = again.Span.Id };
        nodes[node.Span.Id] = node;
        node.Parent?.Add(node);
        var above = node.SameAbove().ToList();
        if (above.Count > 0) node.Span = node.Span with { LoopOf = above[^1].Span.Id, Round = above.Count + 1 };
        if (again is not null) return false;
        if (node.Span.Round > query.MostRounds && !IsOnTheWay(node))
        {
            if (node.Span.Delivery?.Execution is not null) node.LeaveOut();
            return false;
        }

        ahead.Enqueue(node, (IsOnTheWay(node) ? 0 : 1, node.Span.Depth, nodes.Count));
        return true;
    }

    private TraceLink? Next(TraceNode node) => node.Span.StartId is { } id ? way.GetValueOrDefault(id) : null;

    /// <summary>It, or the execution that it started, leads to what was asked for. States and deliveries there are as many as there are: few.</summary>
    private bool IsOnTheWay(TraceNode node) => node.Span switch
    {
        { StartId: { } id } => onTheWay.Contains(id),
        { Delivery.Execution.ExecutionArn: { } arn } => onTheWay.Contains(arn),
        { Visit: { } visit } => visit.Events.Any(e => onTheWay.Contains(e.EventId)),
        _ => false,
    };

    private static TraceNode EventNode(TraceNode? parent, string eventId, RecordedEvent? recorded, TracedEvent? known)
    {
        var from = Later(recorded is null ? parent?.Span.To : SentAt(recorded, known), parent?.Span.From);
        return new(new($"e:{eventId}@{recorded?.EventBusName}", parent?.Span.Id, Below(parent), TraceSpanKind.Event, recorded?.DetailType ?? "Event",
            recorded is null ? TraceStatus.NotRecorded : TraceStatus.Recorded, from, from) { StartId = eventId, Event = recorded }, parent) { Known = known };
    }

    private static TraceNode ExecutionNode(TraceNode? parent, Executions.ExecutionSummary execution, (Confidence Sure, string Evidence)? join) =>
        new(SpanOf(parent, execution) with { Confidence = join?.Sure, Evidence = join?.Evidence }, parent) { LoopKey = parent?.Span.Kind == TraceSpanKind.Delivery ? null : execution.StateMachineArn };

    private static TraceSpan SpanOf(TraceNode? parent, Executions.ExecutionSummary execution) =>
        new($"x:{execution.ExecutionArn}", parent?.Span.Id, Below(parent), TraceSpanKind.Execution, execution.StateMachineName, TraceStates.StatusOf(execution.Status), execution.StartedAt, execution.StoppedAt)
        {
            StartId = execution.ExecutionArn,
            Execution = execution,
            ExecutionArn = execution.ExecutionArn,
            Error = (execution as Executions.ExecutionDetail)?.Error,
        };

    private static TraceSpan SpanOf(TraceNode above, string executionArn, StateVisit visit) =>
        new($"s:{executionArn}:{visit.EnteredEventId}", above.Span.Id, Below(above), TraceSpanKind.State, visit.StateName, TraceStates.StatusOf(visit.Status), visit.EnteredAt, visit.ExitedAt)
        {
            Visit = visit,
            ExecutionArn = executionArn,
            Error = visit.Error,
        };

    private static TraceSpan SpanOf(TraceNode sent, EventDelivery delivery)
    {
        var from = sent.Span.From;
        DateTimeOffset? to = delivery.DeliveredAt is { } at ? Later(at, from) : null;
        return new($"d:{sent.Span.Id}:{delivery.Rule.Name}:{delivery.Target.Id}", sent.Span.Id, Below(sent), TraceSpanKind.Delivery, delivery.Target.Name,
            delivery.Outcome switch { DeliveryOutcome.Delivered => TraceStatus.Delivered, DeliveryOutcome.Failed => TraceStatus.Failed, _ => TraceStatus.Expected }, from, to)
        {
            Delivery = delivery,
            Confidence = delivery.Confidence,
            Evidence = delivery.Evidence,
            Error = delivery.Error,
        };
    }

    /// <summary>Envelopes give whole seconds. Within that second the event was sent before anything came of it.</summary>
    private static DateTimeOffset SentAt(RecordedEvent e, TracedEvent? known)
    {
        if (e.Time.UtcTicks % TimeSpan.TicksPerSecond != 0) return e.Time;
        var effect = (known?.Deliveries ?? []).Select(d => d.DeliveredAt).OfType<DateTimeOffset>().Append(e.RecordedAt).Min();
        return effect < e.Time ? e.Time : effect < e.Time.AddSeconds(1) ? effect : e.Time.AddTicks(TimeSpan.TicksPerSecond - 1);
    }

    private static int Below(TraceNode? parent) => parent is null ? 0 : parent.Span.Depth + 1;

    private static DateTimeOffset Later(DateTimeOffset? a, DateTimeOffset? b) => (a, b) switch
    {
        (null, null) => DateTimeOffset.UnixEpoch,
        ({ } only, null) => only,
        (null, { } only) => only,
        ({ } x, { } y) => x > y ? x : y,
    };
}
