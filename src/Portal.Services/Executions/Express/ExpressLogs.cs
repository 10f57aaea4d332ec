using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;

namespace Portal.Services.Executions.Express;

/// <summary>
/// Express executions out of their state machine's log group: Step Functions lists and describes none. What the log leaves out
/// (levels ERROR and FATAL, no execution data) is missing here too.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html</remarks>
internal static class ExpressLogs
{
    private const int LinesAtOnce = 10_000;
    private const int MostPages = 20;

    /// <summary>How far back a list looks.</summary>
    private static readonly TimeSpan Listed = TimeSpan.FromHours(24);

    private static readonly Dictionary<string, ExecutionStatus> Ends = new(StringComparer.Ordinal)
    {
        ["ExecutionSucceeded"] = ExecutionStatus.Succeeded,
        ["ExecutionFailed"] = ExecutionStatus.Failed,
        ["ExecutionTimedOut"] = ExecutionStatus.TimedOut,
        ["ExecutionAborted"] = ExecutionStatus.Aborted,
    };

    /// <summary>Those of the last day, newest first.</summary>
    public static async Task<AwsResult<IReadOnlyList<ExecutionSummary>>> ListAsync(AwsSession session, string stateMachineArn, ExecutionStatus? status, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(session, stateMachineArn, "{ $.type = \"Execution*\" }", now - Listed, cancellationToken);
        return lines.Map(all => (IReadOnlyList<ExecutionSummary>)[.. all.GroupBy(l => l.ExecutionArn).Select(g => (ExecutionSummary)Detail(g.Key, [.. g.Select(l => l.Event)]))
            .Where(e => status is null || e.Status == status).OrderByDescending(e => e.StartedAt)]);
    }

    public static async Task<AwsResult<ExecutionDetail>> DescribeAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var events = await HistoryAsync(session, executionArn, cancellationToken);
        if (!events.IsOk) return events.Error;
        return events.Value.Count == 0
            ? AwsError.NotFound("The log group holds nothing of this execution.", "Its lines may still be on their way, or older than the log group keeps them.")
            : Detail(executionArn, events.Value);
    }

    /// <summary>Oldest first; unmasked.</summary>
    public static async Task<AwsResult<IReadOnlyList<HistoryEvent>>> HistoryAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(session, ExpressArn.StateMachineOf(executionArn), $"{{ $.execution_arn = \"{executionArn}\" }}", null, cancellationToken);
        return lines.Map(all => (IReadOnlyList<HistoryEvent>)[.. all.Select(l => l.Event).OrderBy(e => e.Id)]);
    }

    private static async Task<AwsResult<IReadOnlyList<LoggedEvent>>> LinesAsync(AwsSession session, string stateMachineArn, string pattern, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var machine = await session.StepFunctions.DescribeStateMachineAsync(stateMachineArn, cancellationToken);
        if (!machine.IsOk) return machine.Error;
        var group = machine.Value.LoggingConfiguration is { Level: not "OFF" } logging ? logging.Destinations?.FirstOrDefault()?.CloudWatchLogsLogGroup?.LogGroupArn : null;
        if (group is null) return AwsError.NotFound("This Express state machine does not log.", "Turn on logging at level ALL with execution data: its log is the only record of Express executions.");
        var name = group.Split(':', 7)[^1];
        if (name.EndsWith(":*", StringComparison.Ordinal)) name = name[..^2];
        var pages = 0;
        var lines = await Paging.AllAsync(async token =>
        {
            var page = await session.Logs.FilterLogEventsAsync(new(name) { FilterPattern = pattern, StartTime = from?.ToUnixTimeMilliseconds(), NextToken = token, Limit = LinesAtOnce }, cancellationToken);
            return page.Map(r => new Page<LoggedEvent>([.. (r.Events ?? []).Select(e => Read(e.Message)).OfType<LoggedEvent>()], ++pages < MostPages ? r.NextToken : null));
        });
        return lines;
    }

    private static LoggedEvent? Read(string? message)
    {
        if (DataValue.TryParse(message) is not DataObject line || line.GetString("execution_arn") is not { } arn || line.GetString("type") is not { } type) return null;
        return new(arn, new HistoryEvent(Number(line, "id"), Number(line, "previous_event_id"), DateTimeOffset.FromUnixTimeMilliseconds(Number(line, "event_timestamp")), type, line.GetObject("details") ?? DataObject.Empty));
    }

    private static long Number(DataObject line, string name) => long.TryParse(line.GetString(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : line.GetInt64(name) ?? 0;

    private static ExecutionDetail Detail(string executionArn, IReadOnlyList<HistoryEvent> events)
    {
        var started = events.FirstOrDefault(e => e.Type == "ExecutionStarted");
        var ended = events.FirstOrDefault(e => Ends.ContainsKey(e.Type));
        return new(executionArn, ExpressArn.StateMachineOf(executionArn), ExpressArn.NameOf(executionArn), ended is null ? ExecutionStatus.Running : Ends[ended.Type], (started ?? events.MinBy(e => e.Id)!).Timestamp)
        {
            StoppedAt = ended?.Timestamp,
            Input = TokenMask.TextOrNull(started?.Details.GetString("input")),
            Output = TokenMask.TextOrNull(ended?.Details.GetString("output")),
            Error = ended?.Details.GetString("error"),
            Cause = TokenMask.TextOrNull(ended?.Details.GetString("cause")),
        };
    }

    private sealed record LoggedEvent(string ExecutionArn, HistoryEvent Event);
}
