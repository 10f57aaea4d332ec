using System.Collections.Concurrent;
using Portal.Services.Aws;

namespace Portal.Services.Rules;

/// <summary>
/// The rules of buses with their targets. For previews and correlation they are kept for a few seconds: one event page asks
/// for them as often as it has events.
/// </summary>
internal sealed class RuleCatalog(TimeProvider time)
{
    private const int MostKept = 500;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Connection, string EventBusName), (IReadOnlyList<RuleDetail> Rules, DateTimeOffset Until)> kept = new();

    public static async Task<AwsResult<IReadOnlyList<RuleSummary>>> ListAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var rules = await session.EventBridge.ListRulesAsync(eventBusName, cancellationToken);
        return rules.Map(all => (IReadOnlyList<RuleSummary>)[.. all.Select(r => RuleReader.Summary(r, eventBusName)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public static async Task<AwsResult<IReadOnlyList<RuleDetail>>> ListWithTargetsAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var rules = await ListAsync(session, eventBusName, cancellationToken);
        if (!rules.IsOk) return rules.Error;
        return await Paging.EachAsync(rules.Value, async rule =>
            (await session.EventBridge.ListTargetsAsync(new(rule.Name, eventBusName), cancellationToken)).Map(targets => RuleReader.Detail(rule, targets)));
    }

    /// <summary>One rule with targets and tags, as it is now.</summary>
    public static async Task<AwsResult<RuleDetail>> GetAsync(AwsSession session, string eventBusName, string name, CancellationToken cancellationToken)
    {
        var events = session.EventBridge;
        var rule = await events.DescribeRuleAsync(new(name, eventBusName), cancellationToken);
        if (!rule.IsOk) return rule.Error;
        var targets = await events.ListTargetsAsync(new(name, eventBusName), cancellationToken);
        if (!targets.IsOk) return targets.Error;

        // Tags need a right of their own; the page is worth showing without them.
        var tags = await events.ListTagsAsync(rule.Value.Arn, cancellationToken);
        return RuleReader.Detail(RuleReader.Summary(rule.Value, eventBusName), targets.Value) with { Tags = tags.Value ?? new Dictionary<string, string>() };
    }

    /// <summary>At most a few seconds old.</summary>
    public async Task<AwsResult<IReadOnlyList<RuleDetail>>> RecentAsync(AwsSession session, string eventBusName, CancellationToken cancellationToken)
    {
        var key = (session.Connection.Id, eventBusName);
        var now = time.GetUtcNow();
        if (kept.TryGetValue(key, out var known) && known.Until > now) return AwsResult.Ok(known.Rules);
        var rules = await ListWithTargetsAsync(session, eventBusName, cancellationToken);
        if (!rules.IsOk) return rules.Error;
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = (rules.Value, now + Lifetime);
        return rules;
    }

    public void Forget(string connection, string eventBusName) => kept.TryRemove((connection, eventBusName), out _);

    /// <summary>Every rule but our taps with its verdict on an event.</summary>
    public async Task<AwsResult<IReadOnlyList<RuleVerdict>>> MatchAsync(AwsSession session, string eventBusName, string envelopeJson, CancellationToken cancellationToken)
    {
        var rules = await RecentAsync(session, eventBusName, cancellationToken);
        return rules.Map(all => (IReadOnlyList<RuleVerdict>)[.. all.Where(r => !r.IsTap && r.EventPattern is not null)
            .Select(r => new RuleVerdict(r, PatternEvaluator.Evaluate(r.EventPattern!, envelopeJson)))]);
    }
}
