using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;

namespace Portal.Services.Rules.Editing;

internal sealed class RuleEditor(UserSessions users, RuleCatalog catalog, LoopFinder loops) : IRuleEditor
{
    public async Task<AwsResult<RuleDetail>> SaveAsync(string connection, RuleDraft draft, RuleDetail? basis, CancellationToken cancellationToken)
    {
        if (RuleChecks.Check(draft).FirstOrDefault(f => f.Level == FindingLevel.Error) is { } wrong) return AwsError.Invalid(wrong.Message, wrong.Advice);
        var changed = RuleDocument.Changed(basis is null ? null : RuleDraft.Of(basis), draft);
        return await users.ActAsync(PortalAct.ChangeRules, connection, basis is null ? "rule.create" : "rule.update", draft.EventBusName + "/" + draft.Name, async session =>
        {
            var saved = await RuleSaver.SaveAsync(session, draft, basis, cancellationToken);
            catalog.Forget(connection, draft.EventBusName);
            return saved;
        }, cancellationToken, details: _ => new DataObjectBuilder { ["changed"] = new DataArray([.. changed.Select(c => (DataValue)c)]) }.Build().ToJson());
    }

    public async Task<AwsResult<IReadOnlyList<RuleFinding>>> CheckAsync(string connection, RuleDraft draft, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        return AwsResult.Ok<IReadOnlyList<RuleFinding>>([.. RuleChecks.Check(draft), .. await loops.FindAsync(session.Value, draft, cancellationToken)]);
    }

    public async Task<AwsResult<TargetOptions>> TargetOptionsAsync(string connection, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        return session.IsOk ? await TargetOptionReader.ReadAsync(session.Value, cancellationToken) : session.Error;
    }
}
