using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.LogGroups;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Reads what CloudWatch Logs tells about an event: the line in a target's group, and the records of the bus's own log.</summary>
internal static class LogTrace
{
    /// <summary>Where the console puts the logs of a bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html</summary>
    private const string BusLogPrefix = "/aws/vendedlogs/events/event-bus/";

    private static readonly Dictionary<string, DeliveryOutcome?> Outcomes = new(StringComparer.Ordinal)
    {
        ["INVOCATION_SUCCESS"] = DeliveryOutcome.Delivered,
        ["INVOCATION_FAILURE"] = DeliveryOutcome.Failed,
        ["INVOCATION_ATTEMPT_PERMANENT_FAILURE"] = DeliveryOutcome.Failed,
        ["INVOCATION_DLQ"] = DeliveryOutcome.Failed,
    };

    /// <summary>The line that holds the event's id; null where the group has none (a transformed input may leave the id out).</summary>
    public static async Task<LogLine?> LineAsync(AwsSession session, string logGroupName, RecordedEvent e, CancellationToken cancellationToken) =>
        await ReadAsync(session, logGroupName, e, 1, cancellationToken) is [var line, ..] ? line : null;

    /// <summary>Oldest first; empty where the bus writes no log.</summary>
    public static async Task<IReadOnlyList<BusLogRecord>> BusRecordsAsync(AwsSession session, RecordedEvent e, CancellationToken cancellationToken)
    {
        var lines = await ReadAsync(session, BusLogPrefix + e.EventBusName, e, 100, cancellationToken);
        return [.. lines.Select(Parse).OfType<BusLogRecord>().OrderBy(r => r.At)];
    }

    private static async Task<IReadOnlyList<LogLine>> ReadAsync(AwsSession session, string group, RecordedEvent e, int limit, CancellationToken cancellationToken)
    {
        var (from, to) = ExecutionFinder.Window(e);
        var found = await session.Logs.FilterLogEventsAsync(new(group)
        {
            StartTime = from.ToUnixTimeMilliseconds(),
            EndTime = to.ToUnixTimeMilliseconds(),
            FilterPattern = $"\"{e.EventId}\"",
            Limit = limit,
        }, cancellationToken);
        return [.. (found.Value?.Events ?? []).Select(l => new LogLine(l.EventId ?? "", l.LogStreamName ?? "", DateTimeOffset.FromUnixTimeMilliseconds(l.Timestamp), TokenMask.Text(l.Message ?? "")))];
    }

    /// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html</remarks>
    private static BusLogRecord? Parse(LogLine line)
    {
        if (DataValue.TryParse(line.Message) is not DataObject record || record.GetString("message_type") is not { } type) return null;
        var details = record.GetObject("details");
        var error = record.GetObject("error")?.GetString("error_message");
        var isAttempt = type.StartsWith("INVOCATION_ATTEMPT_", StringComparison.Ordinal) && details?.GetString("invocation_status") is not null;
        return new(type, line.Timestamp, details?.GetString("rule_arn"), details?.GetString("target_arn"), Outcomes.GetValueOrDefault(type), error)
        {
            Attempt = isAttempt
                ? new((int)(details!.GetInt64("attempt_count") ?? 1), line.Timestamp, details.GetString("invocation_status")!, Milliseconds(details, "target_duration_ms"), error)
                : null,
            TotalAttempts = (int?)details?.GetInt64("total_attempts"),
            Latency = details is null ? null : Milliseconds(details, "ingestion_to_complete_latency_ms"),
        };
    }

    private static TimeSpan? Milliseconds(DataObject details, string name) => details.GetInt64(name) is { } value ? TimeSpan.FromMilliseconds(value) : null;
}

/// <param name="Type">For example INVOCATION_SUCCESS.</param>
/// <param name="Outcome">Null for steps that are none.</param>
internal sealed record BusLogRecord(string Type, DateTimeOffset At, string? RuleArn, string? TargetArn, DeliveryOutcome? Outcome, string? Error)
{
    public DeliveryAttempt? Attempt { get; init; }
    public int? TotalAttempts { get; init; }
    public TimeSpan? Latency { get; init; }
    public bool IsDeadLetter => Type == "INVOCATION_DLQ";
}
