using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Events;

/// <summary>
/// The logs of buses whose LogConfig asks for them: a line for each step of an event's way, in the log group
/// <c>/aws/vendedlogs/events/event-bus/NAME</c> where that is there. Written behind the event's back: under pressure lines are lost,
/// never events.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html</remarks>
public sealed class BusLogs(ILogGroups logs, TimeProvider time, ILogger<BusLogs> log)
{
    public const string GroupPrefix = "/aws/vendedlogs/events/event-bus/";
    public const string StreamName = "EventBridgeEventBusLogs";

    /// <summary>Lines that wait to be written; what comes on top of that is lost, and counted in the log.</summary>
    private const int Capacity = 16_384;
    private const int LargestBatch = 1000;

    private readonly Channel<Line> queue = Channel.CreateBounded<Line>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long lost;
    private Task running = Task.CompletedTask;

    public bool Wants(EventBus bus, BusLogStep step) => bus.LogConfig is not null && step.Level <= LevelOf(bus) && logs.Exists(bus.Scope, GroupPrefix + bus.Name);

    /// <summary>The event has come in and its rules are about to be looked for.</summary>
    public void Received(AcceptedEvent received)
    {
        if (!Wants(received.Bus, BusLogStep.EventIngestSuccess)) return;
        var details = DetailsOf(received);
        Write(received, BusLogStep.EventReceipt, details);
        Write(received, BusLogStep.EventIngestSuccess, details);
        Write(received, BusLogStep.RuleMatchStart, details);
    }

    public void NoRuleMatched(AcceptedEvent received) => Write(received, BusLogStep.NoStandardRulesMatched, DataObject.Empty);

    /// <summary>Writes a step, where the bus logs it.</summary>
    public void Write(AcceptedEvent received, BusLogStep step, DataObject details, string? invocationId = null, DataObject? error = null)
    {
        var bus = received.Bus;
        if (!Wants(bus, step)) return;
        var now = time.GetUtcNow();
        var record = new DataObjectBuilder(10)
        {
            ["resource_arn"] = bus.Arn,
            ["request_id"] = received.RequestId is { } request ? request : (DataValue?)null,
            ["event_id"] = received.Id,
            ["invocation_id"] = invocationId is null ? null : (DataValue)invocationId,
            ["message_timestamp_ms"] = now.ToUnixTimeMilliseconds(),
            ["message_type"] = step.Name,
            ["log_level"] = step.Level.ToString().ToUpperInvariant(),
            ["details"] = details,
            ["error"] = error,
        };
        if (!queue.Writer.TryWrite(new Line(bus.Scope, GroupPrefix + bus.Name, new LogLine(now, record.Build().ToJson())))) Interlocked.Increment(ref lost);
    }

    /// <summary>True where the lines may show what is in events and what targets get: <c>LogConfig.IncludeDetail</c> is FULL.</summary>
    public static bool IncludesDetail(EventBus bus) => bus.LogConfig?.GetString("IncludeDetail") == "FULL";

    public void Begin() => running = RunAsync();

    /// <summary>Writes what is queued, then ends.</summary>
    public async Task EndAsync()
    {
        queue.Writer.TryComplete();
        await running;
    }

    private static BusLogLevel LevelOf(EventBus bus) => bus.LogConfig?.GetString("Level") switch
    {
        "ERROR" => BusLogLevel.Error,
        "INFO" => BusLogLevel.Info,
        "TRACE" => BusLogLevel.Trace,
        _ => BusLogLevel.Off,
    };

    private static DataObject DetailsOf(AcceptedEvent received)
    {
        var envelope = received.Data;
        return new DataObjectBuilder(6)
        {
            ["caller_account_id"] = received.CallerAccount,
            ["source_time_ms"] = DateTimeOffset.TryParse(envelope.GetString("time"), null, out var sent) ? sent.ToUnixTimeMilliseconds() : (DataValue?)null,
            ["source"] = envelope["source"],
            ["detail_type"] = envelope["detail-type"],
            ["resources"] = envelope["resources"],
            ["event_detail"] = IncludesDetail(received.Bus) ? envelope["detail"]!.ToJson() : (DataValue?)null,
        }.Build();
    }

    private async Task RunAsync()
    {
        var batch = new List<Line>();
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var line)) batch.Add(line);
            foreach (var group in batch.GroupBy(l => (l.Scope, l.Group)))
            {
                try
                {
                    await logs.AppendAsync(group.Key.Scope, group.Key.Group, StreamName, [.. group.Select(l => l.Text)], CancellationToken.None);
                }
                catch (Exception e)
                {
                    log.LogWarning(e, "{Count} lines of {Group} could not be written", group.Count(), group.Key.Group);
                }
            }

            batch.Clear();
            if (Interlocked.Exchange(ref lost, 0) is > 0 and var count) log.LogWarning("{Count} lines of bus logs were lost: they come faster than they can be written", count);
        }
    }

    private readonly record struct Line(ResourceScope Scope, string Group, LogLine Text);
}
