using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.EventBridge;

namespace Portal.Services.Rules;

internal sealed class Rules(UserSessions users, RuleCatalog catalog) : IRules
{
    public async Task<AwsResult<IReadOnlyList<RuleSummary>>> ListAsync(string connection, string eventBusName, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await RuleCatalog.ListAsync(session.Value, eventBusName, cancellationToken) : session.Error;
    }

    public async Task<AwsResult<IReadOnlyList<RuleDetail>>> ListWithTargetsAsync(string connection, string eventBusName, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await RuleCatalog.ListWithTargetsAsync(session.Value, eventBusName, cancellationToken) : session.Error;
    }

    public async Task<AwsResult<RuleDetail>> GetAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await RuleCatalog.GetAsync(session.Value, eventBusName, name, cancellationToken) : session.Error;
    }

    public Task<AwsResult<Done>> SetEnabledAsync(string connection, string eventBusName, string name, bool enabled, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeRules, connection, enabled ? "rule.enable" : "rule.disable", eventBusName + "/" + name, async session =>
        {
            var rule = new RuleRequest(name, eventBusName);
            var result = enabled ? await session.EventBridge.EnableRuleAsync(rule, cancellationToken) : await session.EventBridge.DisableRuleAsync(rule, cancellationToken);
            catalog.Forget(connection, eventBusName);
            return result.Map(_ => default(Done));
        }, cancellationToken);

    public Task<AwsResult<Done>> DeleteAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeRules, connection, "rule.delete", eventBusName + "/" + name, async session =>
        {
            var result = await RuleRemoval.RemoveAsync(session, new(name, eventBusName), cancellationToken);
            catalog.Forget(connection, eventBusName);
            return result;
        }, cancellationToken);

    public async Task<AwsResult<IReadOnlyList<RuleVerdict>>> MatchAsync(string connection, string eventBusName, string envelopeJson, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await catalog.MatchAsync(session.Value, eventBusName, envelopeJson, cancellationToken) : session.Error;
    }

    public PatternVerdict TestPattern(string patternJson, string envelopeJson) => PatternEvaluator.Evaluate(patternJson, envelopeJson);
}
