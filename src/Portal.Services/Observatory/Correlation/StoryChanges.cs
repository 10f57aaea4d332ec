namespace Portal.Services.Observatory.Correlation;

/// <summary>Whether a page would look different with a new story.</summary>
internal static class StoryChanges
{
    public static bool Same(ExecutionStory a, ExecutionStory b) =>
        a.HistoryCount == b.HistoryCount && a.IsReading == b.IsReading && a.Execution.Status == b.Execution.Status && a.Trigger?.Event.EventId == b.Trigger?.Event.EventId && a.Trigger?.Confidence == b.Trigger?.Confidence
        && a.Visits.Count == b.Visits.Count && a.Visits.Zip(b.Visits).All(p => Same(p.First, p.Second));

    private static bool Same(StateVisit a, StateVisit b) => ReferenceEquals(a, b) || a.WaitId == b.WaitId && a.Events.Count == b.Events.Count && a.Events.Zip(b.Events).All(p => Same(p.First, p.Second));

    public static bool Same(EmittedEvent a, EmittedEvent b) => a.EventId == b.EventId && a.Recorded?.Sequence == b.Recorded?.Sequence
        && a.Deliveries.Count == b.Deliveries.Count && a.Deliveries.Zip(b.Deliveries).All(p => Same(p.First, p.Second));

    private static bool Same(EventDelivery a, EventDelivery b) => a.Outcome == b.Outcome && a.Confidence == b.Confidence && a.Execution?.ExecutionArn == b.Execution?.ExecutionArn
        && a.Execution?.Status == b.Execution?.Status && a.LogLine == b.LogLine && a.Error == b.Error
        && a.Attempts.Count == b.Attempts.Count && a.IsDeadLettered == b.IsDeadLettered;
}
