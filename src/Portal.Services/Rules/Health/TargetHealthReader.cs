using System.Globalization;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;

namespace Portal.Services.Rules.Health;

internal sealed class TargetHealthReader(UserSessions users, IObservedEvents events, ICorrelation correlation) : ITargetHealth
{
    /// <summary>Each costs a few calls to find out what became of it.</summary>
    private const int MostEvents = 12;
    private const int AtOnce = 4;

    public async Task<AwsResult<RuleHealth>> ReadAsync(string connection, RuleDetail rule, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var deliveries = await DeliveriesAsync(connection, rule, cancellationToken);
        if (!deliveries.IsOk) return deliveries.Error;
        var targets = await Task.WhenAll(rule.Targets.Select(t => WithQueuesAsync(session.Value, t, Sum(t.Id, deliveries.Value), cancellationToken)));
        return new RuleHealth(deliveries.Value.Count, targets);
    }

    /// <summary>For each event its deliveries by this rule; newest first.</summary>
    private async Task<AwsResult<IReadOnlyList<(RecordedEvent Event, IReadOnlyList<EventDelivery> Deliveries)>>> DeliveriesAsync(string connection, RuleDetail rule, CancellationToken cancellationToken)
    {
        var found = new List<(RecordedEvent, IReadOnlyList<EventDelivery>)>();
        if (rule.EventPattern is not { } pattern) return found;
        var page = await events.QueryAsync(new() { Connection = connection, EventBusName = rule.EventBusName, Pattern = pattern, PageSize = MostEvents }, cancellationToken);
        if (!page.IsOk) return page.Error;
        foreach (var group in page.Value.Items.Chunk(AtOnce))
        {
            var stories = await Task.WhenAll(group.Select(e => correlation.ForEventAsync(connection, e.EventId, cancellationToken)));
            found.AddRange(group.Zip(stories).Where(s => s.Second.IsOk)
                .Select(s => (s.First, (IReadOnlyList<EventDelivery>)[.. s.Second.Value!.Deliveries.Where(d => d.Rule.Name == rule.Name)])));
        }

        return found;
    }

    private static TargetHealth Sum(string targetId, IReadOnlyList<(RecordedEvent Event, IReadOnlyList<EventDelivery> Deliveries)> all)
    {
        var mine = all.SelectMany(e => e.Deliveries.Where(d => d.Target.Id == targetId).Select(d => (e.Event, Delivery: d))).ToList();
        var failed = mine.Where(m => m.Delivery.Outcome == DeliveryOutcome.Failed).ToList();
        return new(targetId, mine.Count(m => m.Delivery.Outcome == DeliveryOutcome.Delivered), failed.Count, mine.Count(m => m.Delivery.Outcome == DeliveryOutcome.Expected))
        {
            LastDeliveredAt = mine.Where(m => m.Delivery.Outcome == DeliveryOutcome.Delivered).Select(m => m.Delivery.DeliveredAt ?? m.Event.Time).Cast<DateTimeOffset?>().Max(),
            LastError = failed.FirstOrDefault().Delivery?.Error,
            LastFailedEventId = failed.FirstOrDefault().Event?.EventId,
        };
    }

    private static async Task<TargetHealth> WithQueuesAsync(AwsSession session, TargetDetail target, TargetHealth health, CancellationToken cancellationToken)
    {
        if (target.Kind == TargetKind.Queue && await DepthAsync(session, target.Arn, cancellationToken) is { Problem: { } missing }) health = health with { Missing = missing };
        if (target.DeadLetterArn is not { } queue) return health;
        var (depth, problem) = await DepthAsync(session, queue, cancellationToken);
        return health with { DeadLetters = depth, DeadLetterProblem = problem };
    }

    /// <summary>Only queues of the connection's own account can be asked by name.</summary>
    private static async Task<(int? Depth, string? Problem)> DepthAsync(AwsSession session, string arn, CancellationToken cancellationToken)
    {
        const string Count = "ApproximateNumberOfMessages";
        var url = await session.Sqs.GetQueueUrlAsync(TargetArn.Read(arn).Name, cancellationToken);
        if (!url.IsOk) return (null, url.Error.Message);
        var attributes = await session.Sqs.GetQueueAttributesAsync(url.Value, [Count], cancellationToken);
        if (!attributes.IsOk) return (null, attributes.Error.Message);
        return (int.TryParse(attributes.Value.GetValueOrDefault(Count), NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : null, null);
    }
}
