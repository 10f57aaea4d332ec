using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Executions.Publishing;

/// <summary>
/// Writes histories to CloudWatch Logs, as a state machine's logging configuration asks; for an Express execution that is the only
/// history there is. When lines come faster than the disk takes them, the newest are dropped and counted in the sandbox's own log.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html</remarks>
internal sealed class ExecutionLogs(StateMachineRegistry machines, ILogGroups groups, ILogger<ExecutionLogs> log) : BackgroundService, IExecutionObserver
{
    private const int Capacity = 50_000;
    private const int MostLines = 1000;

    private readonly Channel<Line> lines = Channel.CreateBounded<Line>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public void Observe(LiveExecution execution, ExecutionRecord record, IReadOnlyList<HistoryEvent> events)
    {
        if (machines.FindRevision(record.StateMachineArn, record.Revision) is not { } revision || LoggingConfigurations.LogGroup(revision.LoggingConfiguration) is not { } group) return;
        var level = revision.LoggingConfiguration.GetString("level")!;
        var includeData = revision.LoggingConfiguration.GetBoolean("includeExecutionData") ?? false;
        var dropped = 0;
        foreach (var e in events)
        {
            if (!LogLevels.Writes(level, e.Type)) continue;
            var line = new Line(group, Stream(execution), new LogLine(e.Timestamp, Message(record, e, includeData)));
            if (!lines.Writer.TryWrite(line)) dropped++;
        }

        if (dropped > 0) log.LogWarning("{Count} log lines of {Execution} were dropped: log group {Group} is written more slowly than executions run", dropped, record.Arn, group.Resource);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Line>();
        while (await lines.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MostLines && lines.Reader.TryRead(out var line)) batch.Add(line);
            foreach (var stream in batch.GroupBy(l => (l.Group, l.Stream))) await AppendAsync(stream.Key.Group, stream.Key.Stream, [.. stream.Select(l => l.Text)], stoppingToken);
            batch.Clear();
        }
    }

    private static string Message(ExecutionRecord record, HistoryEvent e, bool includeData)
    {
        var wire = HistoryRow.ToWire(HistoryRow.Write(e), includeData);
        var details = e.Type.DetailsName() is { } name ? wire.GetObject(name) : null;
        return new DataObjectBuilder(8)
        {
            ["id"] = Text(e.Id),
            ["type"] = e.Type.Name(),
            ["details"] = details,
            ["previous_event_id"] = Text(e.PreviousEventId),
            ["event_timestamp"] = Text(e.Timestamp.ToUnixTimeMilliseconds()),
            ["execution_arn"] = record.Arn,
            ["map_run_arn"] = record.MapRun?.Arn,
            ["redrive_count"] = Text(record.RedriveCount),
        }.Build().ToJson();
    }

    private static string Stream(LiveExecution execution) => string.Create(CultureInfo.InvariantCulture,
        $"states/{execution.Facts.StateMachineName}/{execution.State.StartedAt.UtcDateTime:yyyy-MM-dd-HH-mm}/{(uint)Seeds.Of(execution.Facts.StateMachineArn):x8}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task AppendAsync(Arn group, string stream, IReadOnlyList<LogLine> text, CancellationToken cancellationToken)
    {
        var name = group.Resource["log-group:".Length..];
        if (name.EndsWith(":*", StringComparison.Ordinal)) name = name[..^2];
        try
        {
            await groups.AppendAsync(group.Scope, name, stream, text, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "{Count} execution log lines were not written to {Group}", text.Count, name);
        }
    }

    private readonly record struct Line(Arn Group, string Stream, LogLine Text);
}
