using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;

namespace Portal.Services.Rules;

/// <summary>EventBridge deletes only rules without targets.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html</remarks>
internal static class RuleRemoval
{
    public static async Task<AwsResult<Done>> RemoveAsync(AwsSession session, RuleRequest rule, CancellationToken cancellationToken)
    {
        var targets = await session.EventBridge.ListTargetsAsync(rule, cancellationToken);
        if (!targets.IsOk) return targets.Error;
        if (targets.Value.Count > 0)
        {
            var removed = await session.EventBridge.RemoveTargetsAsync(new(rule.Name, rule.EventBusName, [.. targets.Value.Select(t => t.Id)]), cancellationToken);
            if (!removed.IsOk) return removed.Error;
        }

        return (await session.EventBridge.DeleteRuleAsync(rule, cancellationToken)).Map(_ => default(Done));
    }
}
