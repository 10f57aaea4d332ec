using System.Collections.Immutable;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Targets;

/// <summary>The targets of all rules.</summary>
public sealed class RuleTargets : IDisposable
{
    /// <summary>Of one rule: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int MostOfRule = 5;

    private readonly DurableTable<TargetList> table;
    private readonly TargetPlans plans;

    public RuleTargets(IJournal journal, TargetPlans plans)
    {
        this.plans = plans;
        table = new DurableTable<TargetList>(journal, new Collection("rule_targets"), ToRow, FromRow);
    }

    public void Load() => table.Load();

    /// <summary>In the order in which they were put.</summary>
    public IReadOnlyList<PlannedTarget> Of(string ruleArn) => table.Find(ruleArn)?.Targets ?? [];

    public bool HasAny(string ruleArn) => table.Find(ruleArn) is not null;

    /// <summary>The ARNs of the rules that have a target with this ARN.</summary>
    public IEnumerable<string> RulesOf(string targetArn) => table.All.Where(l => l.Targets.Any(t => t.Target.Arn == targetArn)).Select(l => l.RuleArn);

    /// <summary>Adds targets, and replaces those whose ids are there already.</summary>
    /// <exception cref="AwsFault">LimitExceededException.</exception>
    public async ValueTask PutAsync(Rule rule, IReadOnlyList<Target> targets, CancellationToken cancellationToken) => await table.ChangeAsync(rule.Arn, existing =>
    {
        var list = existing?.Targets ?? [];
        foreach (var target in targets)
        {
            var planned = plans.Make(rule.Arn, target);
            var at = list.FindIndex(t => t.Target.Id == target.Id);
            list = at < 0 ? list.Add(planned) : list.SetItem(at, planned);
        }

        if (list.Count > MostOfRule) throw new AwsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        return new TargetList(rule.Arn, list);
    }, cancellationToken);

    /// <returns>The ids that the rule did not have.</returns>
    public async ValueTask<IReadOnlyList<string>> RemoveAsync(Rule rule, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> missing = ids;
        await table.ChangeAsync(rule.Arn, existing =>
        {
            if (existing is null) return null;
            missing = [.. ids.Where(id => existing.Targets.All(t => t.Target.Id != id))];
            var left = existing.Targets.RemoveAll(t => ids.Contains(t.Target.Id));
            return left.IsEmpty ? null : new TargetList(rule.Arn, left);
        }, cancellationToken);
        return missing;
    }

    public void Dispose() => table.Dispose();

    private static DataObject ToRow(TargetList list) => new DataObjectBuilder
    {
        ["RuleArn"] = list.RuleArn,
        ["Targets"] = new DataArray([.. list.Targets.Select(t => t.Target.Raw)]),
    }.Build();

    private TargetList FromRow(DataObject row)
    {
        var ruleArn = row.GetString("RuleArn")!;
        return new TargetList(ruleArn, [.. row.GetArray("Targets")!.Cast<DataObject>().Select(raw => plans.Make(ruleArn, Target.FromData(raw)))]);
    }

    private sealed record TargetList(string RuleArn, ImmutableList<PlannedTarget> Targets);
}
