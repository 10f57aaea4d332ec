using System.Collections.Concurrent;
using Portal.Services.Aws;
using Portal.Services.Observatory.Events;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Correlation;

/// <summary>What became of an event: rule by rule, target by target, with whatever shows that it arrived.</summary>
internal sealed class DeliveryFinder(RuleCatalog catalog, EventStore events, ExecutionFinder executions)
{
    private const int MostKept = 10_000;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html</summary>
    private const string FunctionLogs = "/aws/lambda/";

    /// <summary>Deliveries that were found stay found.</summary>
    private readonly ConcurrentDictionary<(string Connection, string EventId, string RuleArn, string TargetId), EventDelivery> found = new();

    /// <summary>Every rule of the event's bus with its verdict; taps left out.</summary>
    public Task<AwsResult<IReadOnlyList<RuleVerdict>>> RulesAsync(AwsSession session, StoredEvent e, CancellationToken cancellationToken) =>
        catalog.MatchAsync(session, e.Event.EventBusName, e.Envelope, cancellationToken);

    public async Task<IReadOnlyList<EventDelivery>> FindAsync(AwsSession session, StoredEvent e, IReadOnlyList<RuleVerdict> rules, CancellationToken cancellationToken)
    {
        var deliveries = new List<EventDelivery>();
        var busLog = await LogTrace.BusRecordsAsync(session, e.Event, cancellationToken);
        foreach (var rule in rules.Where(r => r.Delivers).Select(r => r.Rule))
        {
            foreach (var target in rule.Targets)
            {
                var key = (session.Connection.Id, e.Event.EventId, rule.Arn, target.Id);
                if (!found.TryGetValue(key, out var delivery))
                {
                    delivery = Combine(await LookAsync(session, e, rule, target, cancellationToken), busLog);
                    if (found.Count >= MostKept) found.Clear();
                    if (delivery.Outcome == DeliveryOutcome.Delivered && delivery.Confidence is null or Confidence.Certain) found[key] = delivery;
                }

                deliveries.Add(await RefreshAsync(session, delivery, cancellationToken));
            }
        }

        return deliveries;
    }

    private async Task<EventDelivery> LookAsync(AwsSession session, StoredEvent e, RuleDetail rule, TargetDetail target, CancellationToken cancellationToken)
    {
        var expected = new EventDelivery(rule, target, DeliveryOutcome.Expected);
        switch (target.Kind)
        {
            case TargetKind.StateMachine:
                if (await executions.FindAsync(session, e, rule, target, cancellationToken) is not { } started) return expected;
                return expected with { Outcome = DeliveryOutcome.Delivered, Execution = started.Execution, Confidence = started.Confidence, Evidence = started.Evidence, DeliveredAt = started.Execution.StartedAt };
            case TargetKind.LogGroup:
                if (await LogTrace.LineAsync(session, target.Name, e.Event, cancellationToken) is not { } line) return expected;
                return expected with { Outcome = DeliveryOutcome.Delivered, Confidence = Confidence.Certain, Evidence = "The log line holds the event's id.", LogLine = line.Message, DeliveredAt = line.Timestamp };
            case TargetKind.LambdaFunction:
                // The sandbox writes there what became of the event; a function on AWS may have logged it.
                if (await LogTrace.LineAsync(session, FunctionLogs + target.Name.Split(':')[0], e.Event, cancellationToken) is not { } said) return expected;
                return expected with { Outcome = DeliveryOutcome.Delivered, Confidence = Confidence.Certain, Evidence = "The function's log holds the event's id.", LogLine = said.Message, DeliveredAt = said.Timestamp };
            case TargetKind.EventBus:
                // The other bus's tap has seen the event under the same id.
                var elsewhere = await events.FindOnBusAsync(session.Connection.Id, e.Event.EventId, target.Name, cancellationToken);
                return elsewhere is null ? expected : expected with { Outcome = DeliveryOutcome.Delivered, Confidence = Confidence.Certain, Evidence = "The other bus's tap recorded the event.", DeliveredAt = elsewhere.RecordedAt };
            default:
                return expected;
        }
    }

    /// <summary>The bus log knows about every target, where the bus writes one.</summary>
    private static EventDelivery Combine(EventDelivery delivery, IReadOnlyList<BusLogRecord> records)
    {
        var own = records.Where(r => r.RuleArn == delivery.Rule.Arn && r.TargetArn == (r.IsDeadLetter ? delivery.Target.DeadLetterArn : delivery.Target.Arn)).ToList();
        if (own.Count == 0) return delivery;
        delivery = delivery with
        {
            Attempts = [.. own.Select(r => r.Attempt).OfType<DeliveryAttempt>()],
            Latency = own.LastOrDefault(r => r.Latency is not null)?.Latency,
            IsDeadLettered = own.Exists(r => r.IsDeadLetter),
        };
        var last = own.FindLast(r => r.Outcome is not null);
        if (last is null) return delivery;
        if (last.Outcome == DeliveryOutcome.Failed) return delivery with { Outcome = DeliveryOutcome.Failed, Error = own.FindLast(r => r.Error is not null)?.Error, DeliveredAt = last.At };
        return delivery.Outcome == DeliveryOutcome.Delivered ? delivery : delivery with { Outcome = DeliveryOutcome.Delivered, Evidence = "The bus's log says so.", DeliveredAt = last.At };
    }

    /// <summary>A started execution goes on: its status is asked for again until it has ended.</summary>
    private static async Task<EventDelivery> RefreshAsync(AwsSession session, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Execution is not { Status: Executions.ExecutionStatus.Running } running) return delivery;
        var now = await session.StepFunctions.DescribeExecutionAsync(running.ExecutionArn, cancellationToken);
        return now.IsOk ? delivery with { Execution = running with { Status = Executions.ExecutionReader.Status(now.Value.Status), StoppedAt = now.Value.StopDate } } : delivery;
    }
}
