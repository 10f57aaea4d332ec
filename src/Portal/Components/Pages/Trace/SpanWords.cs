using Portal.Services.Observatory.Tracing;
using Portal.Services.Rules;

namespace Portal.Components.Pages.Trace;

/// <summary>How a span is called and signed, wherever it is shown.</summary>
public static class SpanWords
{
    /// <summary>The status as chips, bars and the graph know it.</summary>
    public static string StatusOf(TraceSpan span) => span.Status switch
    {
        TraceStatus.TimedOut => "TIMED_OUT",
        TraceStatus.Expected => "EXPECTED",
        TraceStatus.Recorded => "RECORDED",
        TraceStatus.NotRecorded => "NOT_RECORDED",
        _ => span.Status.ToString().ToUpperInvariant(),
    };

    public static string Text(TraceSpan span) => span.Status switch
    {
        TraceStatus.Expected => "Matched",
        TraceStatus.Recorded => "Recorded",
        TraceStatus.NotRecorded => "Not recorded",
        TraceStatus.TimedOut => "Timed out",
        _ => span.Status.ToString(),
    };

    public static bool IsBad(TraceSpan span) => span.Status is TraceStatus.Failed or TraceStatus.TimedOut;

    /// <summary>What it is, in a word or two.</summary>
    public static string Kind(TraceSpan span) => span.Kind switch
    {
        TraceSpanKind.Event => "Event",
        TraceSpanKind.Delivery => "Rule and target",
        TraceSpanKind.Execution => "Execution",
        _ => span.Visit is { } visit ? $"{visit.StateType} state" : "State",
    };

    public static string Icon(TraceSpan span) => span.Kind switch
    {
        TraceSpanKind.Event => "feed",
        TraceSpanKind.Delivery => "rule",
        TraceSpanKind.Execution => "execution",
        _ => span.Visit is { } visit ? IconOfState(visit.StateType) : "state-task",
    };

    public static string IconOfState(string type)
    {
        var name = "state-" + type.ToLowerInvariant();
        return Controls.IconPaths.Names.Contains(name) ? name : "state-task";
    }

    public static string IconOf(TargetKind kind) => kind switch
    {
        TargetKind.StateMachine => "machine",
        TargetKind.Queue => "queue",
        TargetKind.Topic => "topic",
        TargetKind.LogGroup => "logs",
        TargetKind.LambdaFunction => "function",
        TargetKind.EventBus => "bus",
        TargetKind.ApiDestination => "globe",
        _ => "external",
    };

    /// <summary>The quiet words after the name.</summary>
    public static string? Beside(TraceSpan span) => span switch
    {
        { Event: { } e } => $"{e.Source} → {e.EventBusName}",
        { Delivery: { } delivery } => $"by {delivery.Rule.Name}",
        { Execution: { } execution } => execution.Name,
        { Kind: TraceSpanKind.Event, StartId: { } id } => id,
        _ => null,
    };
}
