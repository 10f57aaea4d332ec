using Portal.Languages.StatesLanguage;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.StateMachines.Checks;

internal sealed class DefinitionChecks(UserSessions users, RuleCatalog rules) : IDefinitionChecks
{
    public async Task<AwsResult<IReadOnlyList<AccountFinding>>> CheckAsync(string connection, string stateMachineArn, string definition, string? roleArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var parsed = StateMachineDefinition.Parse(definition);
        if (!parsed.IsValid) return AwsResult.Ok<IReadOnlyList<AccountFinding>>([]);
        var entries = SentEntry.Of(parsed.Definition).Where(e => e.Bus is not null).ToList();
        var policies = entries.Count > 0 && roleArn is not null ? await session.Value.Iam.PoliciesOfRoleAsync(roleArn[(roleArn.LastIndexOf('/') + 1)..], cancellationToken) : null;
        var found = new List<AccountFinding>();
        foreach (var entry in entries)
        {
            var bus = BusName.Of(entry.Bus!, stateMachineArn);
            if (policies is { IsOk: true } && !RolePolicies.Allow(policies.Value, "events:PutEvents", bus.Arn)) found.Add(NotAllowed(entry, bus, roleArn!));
            if (bus.IsForeign) continue;
            var known = await rules.RecentAsync(session.Value, bus.Name, cancellationToken);
            if (known.Error?.Kind == AwsErrorKind.NotFound) found.Add(UnknownBus(entry, bus));
            else if (known.IsOk && !Listeners.Any(known.Value, entry.Source, entry.DetailType)) found.Add(NobodyListens(entry, bus));
        }

        return AwsResult.Ok<IReadOnlyList<AccountFinding>>([.. found.DistinctBy(f => (f.Rule, f.State, f.Message))]);
    }

    private static AccountFinding NotAllowed(SentEntry entry, BusName bus, string roleArn) =>
        new("role-may-not-put-events", entry.State, entry.Location, $"The role {roleArn[(roleArn.LastIndexOf('/') + 1)..]} may not publish to the bus {bus.Name}: the state will fail. Add this policy to the role.")
        {
            Policy = RolePolicies.LeastToPutEvents(bus.Arn),
        };

    private static AccountFinding UnknownBus(SentEntry entry, BusName bus) =>
        new("unknown-bus", entry.State, entry.Location, $"There is no event bus {bus.Name} in this region. PutEvents does not say so: the event is lost silently.");

    private static AccountFinding NobodyListens(SentEntry entry, BusName bus) =>
        new("event-without-rule", entry.State, entry.Location, $"No rule of the bus {bus.Name} with a target catches events of source {entry.Source ?? "…"} and detail-type {entry.DetailType ?? "…"}: nobody gets them.");
}
