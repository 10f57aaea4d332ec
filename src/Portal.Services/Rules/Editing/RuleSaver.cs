using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;

namespace Portal.Services.Rules.Editing;

/// <summary>Brings a rule from how it was to how it shall be, one call for each thing that differs.</summary>
internal static class RuleSaver
{
    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    private const int MostTargets = 5;

    public static async Task<AwsResult<RuleDetail>> SaveAsync(AwsSession session, RuleDraft draft, RuleDetail? basis, CancellationToken cancellationToken)
    {
        var current = await RuleCatalog.GetAsync(session, draft.EventBusName, draft.Name, cancellationToken);
        if (!current.IsOk && current.Error.Kind != AwsErrorKind.NotFound) return current.Error;
        if (Refusal(draft, basis, current.Value) is { } refusal) return refusal;

        var rule = await PutRuleAsync(session, draft, basis, cancellationToken);
        if (!rule.IsOk) return rule.Error;
        if (await PutRestAsync(session, draft, basis, rule.Value, cancellationToken) is { } error)
        {
            return error with { Advice = $"The rule itself was saved, not all of its targets and tags. {error.Advice}".TrimEnd() };
        }

        return await RuleCatalog.GetAsync(session, draft.EventBusName, draft.Name, cancellationToken);
    }

    private static AwsError? Refusal(RuleDraft draft, RuleDetail? basis, RuleDetail? current)
    {
        if (basis is null)
        {
            return current is null ? null : AwsError.Conflict($"There is already a rule {draft.Name} on {draft.EventBusName}.", "Take another name, or edit that rule.");
        }

        if (current is null) return Stale($"The rule {draft.Name} was deleted meanwhile.");
        if (current.ManagedBy is { } owner) return AwsError.Conflict($"The rule belongs to {owner}, which alone may change it.");
        if (current.IsTap) return AwsError.Conflict("The rule is a tap of this portal.", "Switch the tap on or off on the bus's page.");
        return RuleDocument.Of(RuleDraft.Of(current)).Equals(RuleDocument.Of(RuleDraft.Of(basis))) ? null : Stale($"The rule {draft.Name} was changed by somebody else meanwhile.");
    }

    private static AwsError Stale(string message) => new(AwsErrorKind.Conflict, IRuleEditor.Stale, message, "Load it again and make your changes on what it is now.");

    /// <summary>PutRule takes what it is not given for empty, except tags and targets: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</summary>
    /// <returns>The rule's ARN.</returns>
    private static async Task<AwsResult<string>> PutRuleAsync(AwsSession session, RuleDraft draft, RuleDetail? basis, CancellationToken cancellationToken)
    {
        if (basis is not null && RuleDocument.Changed(RuleDraft.Of(basis), draft).All(c => c == "Tags" || c.StartsWith("Targets.", StringComparison.Ordinal))) return basis.Arn;
        var state = basis is { State: { } kept } && basis.Enabled == draft.Enabled ? kept : draft.Enabled ? "ENABLED" : "DISABLED";
        var tags = basis is null && draft.Tags.Count > 0 ? draft.Tags.Select(t => new TagShape(t.Key, t.Value)).ToList() : null;
        var request = new PutRuleRequest(draft.Name, draft.EventBusName, draft.EventPattern, state, draft.Description, tags)
        {
            ScheduleExpression = draft.ScheduleExpression,
            RoleArn = draft.RoleArn,
        };
        return (await session.EventBridge.PutRuleAsync(request, cancellationToken)).Map(r => r.RuleArn);
    }

    private static async Task<AwsError?> PutRestAsync(AwsSession session, RuleDraft draft, RuleDetail? basis, string arn, CancellationToken cancellationToken)
    {
        var before = basis?.Targets ?? [];
        var gone = before.Select(t => t.Id).Except(draft.Targets.Select(t => t.Id)).ToList();
        var put = draft.Targets.Where(t => before.FirstOrDefault(b => b.Id == t.Id) is not { } b || !RuleDocument.OfTarget(b).Equals(RuleDocument.OfTarget(t))).ToList();

        // New targets first, so that there is no moment without any; unless they do not fit beside the old ones.
        var removeFirst = before.Count + put.Count(t => before.All(b => b.Id != t.Id)) > MostTargets;
        if (removeFirst && await RemoveAsync(session, draft, gone, cancellationToken) is { } refused) return refused;
        if (put.Count > 0)
        {
            var done = await session.EventBridge.PutTargetsAsync(new(draft.Name, draft.EventBusName, [.. put.Select(RuleReader.Shape)]), cancellationToken);
            if (!done.IsOk) return done.Error;
        }

        if (!removeFirst && await RemoveAsync(session, draft, gone, cancellationToken) is { } error) return error;
        return basis is null ? null : await TagChanges.ApplyAsync(session, arn, basis.Tags, draft.Tags, cancellationToken);
    }

    private static async Task<AwsError?> RemoveAsync(AwsSession session, RuleDraft draft, List<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? null : (await session.EventBridge.RemoveTargetsAsync(new(draft.Name, draft.EventBusName, ids), cancellationToken)).Error;
}
