using Portal.Languages.Data;
using Portal.Services.Executions;

namespace Portal.Services.Approvals;

/// <summary>What a history says about the tasks that wait for a token: pure, from events to facts.</summary>
/// <remarks>
/// A task waits from its TaskScheduled, whose resource ends in <c>.waitForTaskToken</c>, until an event that goes back to it
/// closes it. TaskScheduled does not name the state: its predecessors lead to TaskStateEntered.
/// </remarks>
internal static class TaskWaits
{
    private static readonly HashSet<string> Closing = new(StringComparer.Ordinal)
    {
        "TaskSucceeded", "TaskFailed", "TaskTimedOut", "TaskSubmitFailed", "TaskStartFailed", "TaskStateAborted",
        "ActivitySucceeded", "ActivityFailed", "ActivityTimedOut", "ActivityScheduleFailed",
    };

    private static readonly HashSet<string> Ending = new(StringComparer.Ordinal) { "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut", "ExecutionSucceeded" };

    public static bool IsWait(HistoryEvent e) =>
        e.Type == "TaskScheduled" && e.Details.GetString("resource") is { } resource && resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    /// <summary>A task of an activity: it waits as well, but only who takes it from AWS gets its token.</summary>
    public static bool IsActivity(HistoryEvent e) => e.Type == "ActivityScheduled";

    /// <param name="events">A history, or its newest part; in any order.</param>
    public static IReadOnlyList<TaskWait> Read(IEnumerable<HistoryEvent> events)
    {
        var byId = events.ToDictionary(e => e.Id);
        var closings = new Dictionary<long, HistoryEvent>();
        HistoryEvent? end = null;
        foreach (var e in byId.Values.OrderBy(e => e.Id))
        {
            if (Closing.Contains(e.Type) && ScheduledBefore(e, byId) is { } scheduled) closings.TryAdd(scheduled.Id, e);
            else if (Ending.Contains(e.Type)) end = e;
            else if (e.Type == "ExecutionRedriven") end = null;
        }

        return [.. byId.Values.Where(e => IsWait(e) || IsActivity(e)).OrderBy(e => e.Id).Select(e => Describe(e, byId, closings.GetValueOrDefault(e.Id) ?? (end?.Id > e.Id ? end : null)))];
    }

    private static TaskWait Describe(HistoryEvent scheduled, Dictionary<long, HistoryEvent> byId, HistoryEvent? closing)
    {
        var activity = IsActivity(scheduled);
        var resource = activity ? scheduled.Details.GetString("resource") ?? "" : scheduled.Details.GetString("resourceType") + ":" + scheduled.Details.GetString("resource");
        var given = scheduled.Details.GetString(activity ? "input" : "parameters") ?? "{}";
        return new(scheduled.Id, scheduled.Timestamp, Entered(scheduled, byId)?.Details.GetString("name"), resource, given)
        {
            IsActivity = activity,
            Worker = activity ? byId.Values.FirstOrDefault(e => e.Type == "ActivityStarted" && ScheduledBefore(e, byId)?.Id == scheduled.Id)?.Details.GetString("workerName") : null,
            Timeout = Seconds(scheduled, "timeoutInSeconds"),
            Heartbeat = Seconds(scheduled, "heartbeatInSeconds"),
            SubmittedOutput = byId.Values.FirstOrDefault(e => e.Type == "TaskSubmitted" && ScheduledBefore(e, byId)?.Id == scheduled.Id)?.Details.GetString("output"),
            Closing = closing,
        };
    }

    private static TimeSpan? Seconds(HistoryEvent e, string field) => e.Details.GetInt64(field) is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 99_999_999)) : null;

    private static HistoryEvent? ScheduledBefore(HistoryEvent e, Dictionary<long, HistoryEvent> byId) => Before(e, byId, p => p.Type is "TaskScheduled" or "ActivityScheduled");

    private static HistoryEvent? Entered(HistoryEvent e, Dictionary<long, HistoryEvent> byId) => Before(e, byId, p => p.Type == "TaskStateEntered");

    /// <summary>The nearest predecessor of a kind; the walk ends at the state's entry.</summary>
    private static HistoryEvent? Before(HistoryEvent e, Dictionary<long, HistoryEvent> byId, Func<HistoryEvent, bool> wanted)
    {
        for (var at = byId.GetValueOrDefault(e.PreviousEventId); at is not null; at = byId.GetValueOrDefault(at.PreviousEventId))
        {
            if (wanted(at)) return at;
            if (at.Type.EndsWith("StateEntered", StringComparison.Ordinal)) return null;
        }

        return null;
    }
}

/// <summary>One task that waits, or waited, for a token.</summary>
/// <param name="ScheduledEventId">Names it within its execution; a retry is a new one.</param>
/// <param name="StateName">Null where the history given does not reach back to the state's entry.</param>
/// <param name="Resource">For example <c>events:putEvents.waitForTaskToken</c>.</param>
/// <param name="Parameters">What the task was given, JSON, token included.</param>
internal sealed record TaskWait(long ScheduledEventId, DateTimeOffset ScheduledAt, string? StateName, string Resource, string Parameters)
{
    public TimeSpan? Timeout { get; init; }
    public TimeSpan? Heartbeat { get; init; }

    public bool IsActivity { get; init; }

    /// <summary>Who took the task of an activity; null while nobody has.</summary>
    public string? Worker { get; init; }

    /// <summary>What the called service answered, JSON; null while it has not.</summary>
    public string? SubmittedOutput { get; init; }

    /// <summary>The event that ended the wait: of the task itself, or of the whole execution. Null while it waits.</summary>
    public HistoryEvent? Closing { get; init; }
    public bool IsOpen => Closing is null;

    /// <summary>A missed heartbeat comes first where one is asked for.</summary>
    public DateTimeOffset? Deadline => (Timeout, Heartbeat) switch
    {
        ({ } t, { } h) => ScheduledAt + (t < h ? t : h),
        ({ } t, null) => ScheduledAt + t,
        (null, { } h) => ScheduledAt + h,
        _ => null,
    };

    /// <summary>The ids of the events that the task published; empty for other services.</summary>
    public IReadOnlyList<string> EventIds => EmittedEventIds.Read(SubmittedOutput);
}
