using System.Collections.Concurrent;
using Portal.Languages.EventPatterns;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Routing;

/// <summary>The rules of all buses, and for each bus an index of their patterns.</summary>
public sealed class Rules(IJournal journal, EventBuses buses) : IDisposable
{
    /// <summary>On one bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int MostOfBus = 300;

    private readonly DurableTable<Rule> table = new(journal, new Collection("rules"), r => r.ToRow(), Rule.FromRow);

    private readonly Lock indexing = new();

    /// <summary>By the ARN of a bus: the patterns of its enabled rules, by the rules' ARNs.</summary>
    private readonly ConcurrentDictionary<string, PatternIndex<string>> patterns = new(StringComparer.Ordinal);

    /// <summary>A rule with a schedule was put, changed or deleted.</summary>
    public event Action? SchedulesChanged;

    public void Load()
    {
        table.Load();
        foreach (var rule in table.All) Index(rule.BusArn, rule.Arn);
    }

    public Rule? Find(ResourceScope scope, string busName, string name) => table.Find(Rule.ArnOf(scope, busName, name));

    public Rule? FindArn(string arn) => table.Find(arn);

    /// <exception cref="AwsFault">ResourceNotFoundException: there is no such bus, or no such rule on it.</exception>
    public Rule Get(BusReference bus, string name)
    {
        buses.Get(bus);
        return Find(bus.Scope, bus.Name, name) ?? throw NotFound(bus.Name, name);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Rule> List(BusReference bus) =>
        [.. table.All.Where(r => r.Scope == bus.Scope && r.BusName == bus.Name).OrderBy(r => r.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Rule> Scheduled() => [.. table.All.Where(r => r is { ScheduleExpression: not null, IsEnabled: true })];

    /// <summary>The enabled rules whose pattern the event matches, in no order.</summary>
    public IReadOnlyList<Rule> Match(AcceptedEvent accepted)
    {
        if (!patterns.TryGetValue(accepted.Bus.Arn, out var index) || index.Count == 0) return [];
        var arns = index.Match(accepted.Utf8.Span);
        if (arns.Count == 0) return [];
        var matched = new List<Rule>(arns.Count);
        foreach (var arn in arns)
        {
            // A rule that was just deleted may still be in the index.
            if (accepted.OnlyRules?.Contains(arn) != false && table.Find(arn) is { IsEnabled: true } rule) matched.Add(rule);
        }

        return matched;
    }

    /// <param name="change">From the rule there is, or null, to the rule there shall be.</param>
    /// <exception cref="AwsFault">LimitExceededException, or what <paramref name="change"/> refuses.</exception>
    public ValueTask<Rule> PutAsync(BusReference bus, string name, Func<Rule?, Rule> change, CancellationToken cancellationToken) => ChangeAsync(bus, name, existing =>
    {
        if (existing is null && List(bus).Count >= MostOfBus) throw new AwsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        return change(existing);
    }, cancellationToken)!;

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public ValueTask<Rule> UpdateAsync(BusReference bus, string name, Func<Rule, Rule> change, CancellationToken cancellationToken) =>
        ChangeAsync(bus, name, existing => change(existing ?? throw NotFound(bus.Name, name)), cancellationToken)!;

    /// <summary>Does nothing where there is none, as on AWS.</summary>
    public async ValueTask DeleteAsync(BusReference bus, string name, CancellationToken cancellationToken) =>
        await ChangeAsync(bus, name, _ => null, cancellationToken);

    public void Dispose() => table.Dispose();

    private static AwsFault NotFound(string busName, string name) => new("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {busName}.");

    private async ValueTask<Rule?> ChangeAsync(BusReference bus, string name, Func<Rule?, Rule?> change, CancellationToken cancellationToken)
    {
        Rule? before = null;
        var after = await table.ChangeAsync(Rule.ArnOf(bus.Scope, bus.Name, name), existing => change(before = existing), cancellationToken);
        Index(bus.ToArn(), Rule.ArnOf(bus.Scope, bus.Name, name));
        if ((before?.ScheduleExpression ?? after?.ScheduleExpression) is not null) SchedulesChanged?.Invoke();
        return after;
    }

    /// <summary>Brings the index up to the table; under a lock, so that of two changes the later one counts.</summary>
    private void Index(string busArn, string ruleArn)
    {
        var index = patterns.GetOrAdd(busArn, static _ => new PatternIndex<string>());
        lock (indexing)
        {
            if (table.Find(ruleArn) is { IsEnabled: true, EventPattern: { } text } && EventPattern.Parse(text).Pattern is { } pattern) index.Set(ruleArn, pattern);
            else index.Remove(ruleArn);
        }
    }
}
