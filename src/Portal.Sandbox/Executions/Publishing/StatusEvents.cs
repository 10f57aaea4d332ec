using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Publishing;

/// <summary>
/// Tells the default bus when an execution begins and ends. Best effort, as on AWS: under pressure the oldest news are dropped, and
/// executions never wait for them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html</remarks>
internal sealed class StatusEvents(Lazy<IEventPublisher> publisher, ILogger<StatusEvents> log) : BackgroundService, IExecutionObserver
{
    private const int Capacity = 10_000;
    private const int MostEntries = 10;

    /// <summary>Larger data is left out.</summary>
    private const int MostDataBytes = 248 * 1024;

    private readonly Channel<(ResourceScope Scope, EventEntry Entry)> news = Channel.CreateBounded<(ResourceScope, EventEntry)>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Observe(LiveExecution execution, ExecutionRecord record, IReadOnlyList<HistoryEvent> events)
    {
        if (record.IsExpress || record.MapRun is not null) return;
        foreach (var e in events)
        {
            if (e.Type is HistoryEventType.ExecutionStarted or HistoryEventType.ExecutionRedriven) Add(execution, record with { Status = ExecutionStatus.Running, StopDate = null }, e);
            else if (e.Type.IsTerminal()) Add(execution, record, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<(ResourceScope Scope, EventEntry Entry)>();
        while (await news.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MostEntries && news.Reader.TryRead(out var next)) batch.Add(next);
            foreach (var group in batch.GroupBy(n => n.Scope)) await PublishAsync(group.Key, [.. group.Select(n => n.Entry)], stoppingToken);
            batch.Clear();
        }
    }

    private async Task PublishAsync(ResourceScope scope, IReadOnlyList<EventEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.Value.PublishAsync(new EventSender(scope, ServiceSource: true), entries, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "{Count} status events were not published", entries.Count);
        }
    }

    private void Add(LiveExecution execution, ExecutionRecord record, HistoryEvent e)
    {
        var (input, output) = (execution.State.Input, e.Type == HistoryEventType.ExecutionSucceeded ? e.Details!.Output : null);
        var included = input.Length + (output?.Length ?? 0) <= MostDataBytes;
        news.Writer.TryWrite((record.Scope, new EventEntry
        {
            Source = "aws.states",
            DetailType = "Step Functions Execution Status Change",
            Resources = [record.Arn],
            Time = e.Timestamp,
            Detail = Detail(record, e, included ? input.Text : null, included ? output?.Text : null).ToJson(),
        }));
    }

    private static DataObject Detail(ExecutionRecord record, HistoryEvent e, string? input, string? output)
    {
        var reason = record.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded ? $"Execution is {record.Status.Wire()} and cannot be redriven" : null;
        return new DataObjectBuilder(20)
        {
            ["executionArn"] = record.Arn,
            ["stateMachineArn"] = record.StateMachineArn,
            ["stateMachineVersionArn"] = Or(record.VersionArn),
            ["stateMachineAliasArn"] = Or(record.AliasArn),
            ["name"] = record.Name,
            ["status"] = record.Status.Wire(),
            ["startDate"] = record.StartDate.ToUnixTimeMilliseconds(),
            ["stopDate"] = Or(record.StopDate),
            ["input"] = Or(input),
            ["inputDetails"] = Included(input),
            ["output"] = Or(output),
            ["outputDetails"] = record.Status == ExecutionStatus.Succeeded ? Included(output) : DataValue.Null,
            ["error"] = Or(e.Details?.Error),
            ["cause"] = Or(e.Details?.Cause),
            ["redriveCount"] = record.RedriveCount,
            ["redriveDate"] = Or(record.RedriveDate),
            ["redriveStatus"] = reason is null ? "REDRIVABLE" : "NOT_REDRIVABLE",
            ["redriveStatusReason"] = Or(reason),
        }.Build();
    }

    private static DataValue Or(string? text) => text ?? DataValue.Null;

    private static DataValue Or(DateTimeOffset? time) => time is { } known ? known.ToUnixTimeMilliseconds() : DataValue.Null;

    private static DataObject Included(string? data) => new DataObjectBuilder(1) { ["included"] = data is not null }.Build();
}
