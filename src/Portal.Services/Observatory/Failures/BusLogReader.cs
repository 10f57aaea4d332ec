using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Aws.Logs;

namespace Portal.Services.Observatory.Failures;

/// <summary>Reads failures out of the log of a bus.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html</remarks>
internal static class BusLogReader
{
    /// <summary>Where the console puts the logs of a bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html</summary>
    private const string GroupPrefix = "/aws/vendedlogs/events/event-bus/";
    private const string Failure = "INVOCATION_FAILURE";
    private const int MostPages = 20;

    /// <summary>What failed for good in a range of time, and how far was read: a flood of failures is read in several looks.</summary>
    public static async Task<AwsResult<(IReadOnlyList<FailedDelivery> Failures, DateTimeOffset ReadTo)>> ReadAsync(AwsSession session, string eventBusName, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellationToken)
    {
        var failures = new List<FailedDelivery>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var found = await session.Logs.FilterLogEventsAsync(new(GroupPrefix + eventBusName)
            {
                StartTime = from.ToUnixTimeMilliseconds(),
                EndTime = to.ToUnixTimeMilliseconds(),
                FilterPattern = $"\"{Failure}\"",
                NextToken = token,
            }, cancellationToken);
            if (!found.IsOk) return found.Error;
            failures.AddRange((found.Value.Events ?? []).Select(Parse).OfType<FailedDelivery>());
            token = found.Value.NextToken;
            if (token is null) return (failures, to);
        }

        return (failures, failures.Count > 0 ? failures.Max(f => f.At) : to);
    }

    private static FailedDelivery? Parse(FilteredLogEventShape line)
    {
        if (DataValue.TryParse(line.Message ?? "") is not DataObject record || record.GetString("message_type") != Failure) return null;
        var (details, error) = (record.GetObject("details"), record.GetObject("error"));
        return new(line.EventId ?? "", DateTimeOffset.FromUnixTimeMilliseconds(line.Timestamp), record.GetString("event_id") ?? "", details?.GetString("rule_arn") ?? "",
            details?.GetString("target_arn") ?? "", details?.GetString("final_invocation_status"), error?.GetString("error_message") is { } text ? TokenMask.Text(text) : null,
            (int?)details?.GetInt64("total_attempts"));
    }
}
