using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.StateMachines;

internal sealed class StateMachineVersions(UserSessions users) : IStateMachineVersions
{
    public async Task<AwsResult<IReadOnlyList<StateMachineVersion>>> ListAsync(string connection, string stateMachineArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var versions = await session.Value.StepFunctions.ListVersionsAsync(stateMachineArn, cancellationToken);
        return versions.Map(all => (IReadOnlyList<StateMachineVersion>)[.. all.Select(v => new StateMachineVersion(v.StateMachineVersionArn, v.CreationDate)).OrderByDescending(v => v.Number.Length).ThenByDescending(v => v.Number, StringComparer.Ordinal)]);
    }

    public Task<AwsResult<string>> PublishAsync(string connection, string stateMachineArn, string? description, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeStateMachines, connection, "state-machine.publish-version", stateMachineArn,
            async session => (await session.StepFunctions.PublishVersionAsync(new(stateMachineArn, null, NullIfEmpty(description)), cancellationToken)).Map(r => r.StateMachineVersionArn),
            cancellationToken, comment: NullIfEmpty(description));

    public Task<AwsResult<Done>> DeleteAsync(string connection, string versionArn, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeStateMachines, connection, "state-machine.delete-version", versionArn,
            async session => (await session.StepFunctions.DeleteVersionAsync(versionArn, cancellationToken)).Map(_ => default(Done)), cancellationToken);

    public async Task<AwsResult<IReadOnlyList<StateMachineAlias>>> ListAliasesAsync(string connection, string stateMachineArn, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var aliases = await session.Value.StepFunctions.ListAliasesAsync(stateMachineArn, cancellationToken);
        if (!aliases.IsOk) return aliases.Error;
        var all = await Paging.EachAsync(aliases.Value, async a => (await session.Value.StepFunctions.DescribeAliasAsync(a.StateMachineAliasArn, cancellationToken)).Map(Read));
        return all.Map(found => (IReadOnlyList<StateMachineAlias>)[.. found.OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public Task<AwsResult<Done>> SaveAliasAsync(string connection, string stateMachineArn, AliasDraft alias, CancellationToken cancellationToken)
    {
        var routes = alias.Routes.Select(r => new RouteShape(r.VersionArn, r.Weight)).ToList();
        return users.ActAsync(PortalAct.ChangeStateMachines, connection, alias.ExistingArn is null ? "state-machine.create-alias" : "state-machine.update-alias", $"{stateMachineArn}:{alias.Name}",
            async session => (alias.ExistingArn is { } arn
                ? await session.StepFunctions.UpdateAliasAsync(new(arn, alias.Description ?? "", routes), cancellationToken)
                : await session.StepFunctions.CreateAliasAsync(new(alias.Name, NullIfEmpty(alias.Description), routes), cancellationToken)).Map(_ => default(Done)),
            cancellationToken, comment: NullIfEmpty(alias.Description));
    }

    public Task<AwsResult<Done>> DeleteAliasAsync(string connection, string aliasArn, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.ChangeStateMachines, connection, "state-machine.delete-alias", aliasArn,
            async session => (await session.StepFunctions.DeleteAliasAsync(aliasArn, cancellationToken)).Map(_ => default(Done)), cancellationToken);

    private static StateMachineAlias Read(AliasResponse a) =>
        new(a.Name, a.StateMachineAliasArn, [.. (a.RoutingConfiguration ?? []).Select(r => new AliasRoute(r.StateMachineVersionArn, r.Weight))]) { Description = a.Description, UpdatedAt = a.UpdateDate ?? a.CreationDate };

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
