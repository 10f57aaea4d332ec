using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Failures;

/// <summary>Deliveries that failed for good, as the logs of buses tell.</summary>
internal sealed class FailureStore(IPortalDatabase database)
{
    /// <summary>Adds what is new, and remembers how far the log was read, in one transaction.</summary>
    public Task<int> AddAsync(string connection, string eventBusName, IReadOnlyList<FailedDelivery> failures, DateTimeOffset readTo, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
    {
        c.Execute("INSERT INTO bus_log(connection, bus, read_to_us) VALUES (@connection, @eventBusName, @to) ON CONFLICT(connection, bus) DO UPDATE SET read_to_us = excluded.read_to_us",
            new { connection, eventBusName, to = readTo.ToStore() }, t);
        return failures.Sum(f => c.Execute("""
            INSERT INTO failed_delivery(connection, line_id, bus, at_us, event_id, rule_arn, target_arn, error_code, error, attempts)
            VALUES (@connection, @LineId, @eventBusName, @at, @EventId, @RuleArn, @TargetArn, @ErrorCode, @Error, @Attempts) ON CONFLICT(connection, line_id) DO NOTHING
            """, new { connection, f.LineId, eventBusName, at = f.At.ToStore(), f.EventId, f.RuleArn, f.TargetArn, f.ErrorCode, f.Error, f.Attempts }, t));
    }, cancellationToken);

    /// <summary>How far the log of a bus was read; null where it never was.</summary>
    public Task<DateTimeOffset?> ReadToAsync(string connection, string eventBusName, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.QuerySingleOrDefault<long?>("SELECT read_to_us FROM bus_log WHERE connection = @connection AND bus = @eventBusName", new { connection, eventBusName })?.FromStore(), cancellationToken);

    /// <summary>The bus writes no log any more: what is known stays.</summary>
    public Task<int> ForgetAsync(string connection, string eventBusName, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
        c.Execute("DELETE FROM bus_log WHERE connection = @connection AND bus = @eventBusName", new { connection, eventBusName }, t), cancellationToken);

    public Task<FailureSeries> CountAsync(string connection, string? eventBusName, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, CancellationToken cancellationToken) => database.ReadAsync(c =>
    {
        var size = Math.Max(1, bucket.Ticks / TimeSpan.TicksPerMicrosecond);
        var counts = c.Query<(long Bucket, string Bus, string RuleArn, long Count)>($"""
            SELECT at_us / @size AS bucket, bus, rule_arn, count(*) FROM failed_delivery WHERE connection = @connection AND at_us >= @from AND at_us < @to
            {(eventBusName is null ? "" : "AND bus = @eventBusName")} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """, new { size, connection, eventBusName, from = from.ToStore(), to = to.ToStore() });
        var logged = c.Query<string>("SELECT bus FROM bus_log WHERE connection = @connection ORDER BY bus", new { connection });
        return new FailureSeries([.. counts.Select(r => new FailureCount((r.Bucket * size).FromStore(), r.Bus, r.RuleArn[(r.RuleArn.LastIndexOf('/') + 1)..], r.Count))],
            [.. logged.Where(b => eventBusName is null || b == eventBusName)]);
    }, cancellationToken);
}

/// <param name="LineId">CloudWatch's id of the line.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Attempts">How often it was tried; null where the log does not say.</param>
internal sealed record FailedDelivery(string LineId, DateTimeOffset At, string EventId, string RuleArn, string TargetArn, string? ErrorCode, string? Error, int? Attempts);
