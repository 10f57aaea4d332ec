using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>Versions and aliases.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html</remarks>
internal sealed partial class StateMachineService
{
    /// <summary>What AWS answers for a machine that was never changed.</summary>
    private const string InitialRevision = "INITIAL";

    public async ValueTask<StateMachineVersion> PublishAsync(string arn, string? revisionId, string? description, CancellationToken cancellationToken)
    {
        using var _ = await ChangeAsync(cancellationToken);
        var machine = Existing(arn);
        if (revisionId is not null && revisionId != (machine.Current.Id ?? InitialRevision))
        {
            throw ExecutionFaults.Conflict($"Failed to publish the State Machine version for revision {revisionId}. The current State Machine revision is {machine.Current.Id ?? InitialRevision}.");
        }

        if (registry.Versions(arn).FirstOrDefault(v => v.Number == machine.LastVersion && v.Revision.Number == machine.Current.Number) is { } published)
        {
            if (description is not null && description != published.Description)
            {
                throw ExecutionFaults.Conflict("Failed to publish the State Machine version, because a version of the same revision with another description already exists.");
            }

            return published;
        }

        var (changed, version) = PublishCurrent(machine, description);
        await journal.CommitAsync(new JournalWrites().Put(changed).Put(arn, version), cancellationToken);
        registry.Set(changed);
        registry.Set(arn, version);
        return version;
    }

    public IReadOnlyList<StateMachineVersion> Versions(string arn)
    {
        Existing(arn);
        return registry.Versions(arn);
    }

    public async ValueTask DeleteVersionAsync(string versionArn, CancellationToken cancellationToken)
    {
        var arn = ResourceArns.Parse(versionArn, ResourceArns.StateMachine);
        if (!ResourceArns.TrySplitQualifier(arn, out var machineArn, out var qualifier) || !int.TryParse(qualifier, out var number))
        {
            throw ExecutionFaults.InvalidArn($"Invalid State Machine Version ARN: {versionArn}");
        }

        using var _ = await ChangeAsync(cancellationToken);
        if (registry.FindVersion(machineArn, number) is null) return;
        var used = registry.Aliases(machineArn).Where(a => a.Routes.Any(r => r.VersionArn == versionArn)).Select(a => a.Arn).ToList();
        if (used.Count > 0)
        {
            throw ExecutionFaults.Conflict(
                $"Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [{string.Join(", ", used.Select(a => a[(a.LastIndexOf(':') + 1)..]))}]");
        }

        await journal.CommitAsync(new JournalWrites().Delete(StateMachineRows.Versions, machineArn, number), cancellationToken);
        registry.RemoveVersion(machineArn, number);
    }

    public async ValueTask<StateMachineAlias> CreateAliasAsync(
        ResourceScope scope, string name, string? description, IReadOnlyList<AliasRoute> routes, CancellationToken cancellationToken)
    {
        AliasRules.CheckName(name);
        AliasRules.CheckRoutes(routes);
        using var _ = await ChangeAsync(cancellationToken);
        var machineArn = MachineOf(routes);
        var alias = new StateMachineAlias
        {
            Arn = $"{machineArn}:{name}", StateMachineArn = machineArn, Name = name, Description = description, Routes = routes, CreationDate = clock.GetUtcNow(),
        };
        if (registry.FindAlias(alias.Arn) is { } existing)
        {
            var same = existing.Description == description && existing.Routes.SequenceEqual(routes);
            return same ? existing : throw ExecutionFaults.Conflict("Failed to create alias because an alias with the same name and a different routing configuration already exists.");
        }

        await journal.CommitAsync(new JournalWrites().Put(alias), cancellationToken);
        registry.Set(alias);
        return alias;
    }

    public async ValueTask<StateMachineAlias> UpdateAliasAsync(string aliasArn, string? description, IReadOnlyList<AliasRoute>? routes, CancellationToken cancellationToken)
    {
        ResourceArns.Parse(aliasArn, ResourceArns.StateMachine);
        if (routes is not null) AliasRules.CheckRoutes(routes);
        using var _ = await ChangeAsync(cancellationToken);
        var alias = registry.FindAlias(aliasArn) ?? throw AliasRules.NotFound(aliasArn);
        if (routes is not null && MachineOf(routes) != alias.StateMachineArn) throw ExecutionFaults.Validation("Routing configuration must contain versions of the alias's own state machine.");
        var changed = alias with { Description = description ?? alias.Description, Routes = routes ?? alias.Routes, UpdateDate = clock.GetUtcNow() };
        await journal.CommitAsync(new JournalWrites().Put(changed), cancellationToken);
        registry.Set(changed);
        return changed;
    }

    public async ValueTask DeleteAliasAsync(string aliasArn, CancellationToken cancellationToken)
    {
        ResourceArns.Parse(aliasArn, ResourceArns.StateMachine);
        using var _ = await ChangeAsync(cancellationToken);
        if (registry.FindAlias(aliasArn) is null) return;
        await journal.CommitAsync(new JournalWrites().Delete(StateMachineRows.Aliases, aliasArn, 0), cancellationToken);
        registry.RemoveAlias(aliasArn);
    }

    public IReadOnlyList<StateMachineAlias> Aliases(string stateMachineArn) => registry.Aliases(stateMachineArn);

    public StateMachineAlias? FindAlias(string aliasArn) => registry.FindAlias(aliasArn);

    /// <summary>The version that an alias leads to.</summary>
    /// <param name="routes">One, or two.</param>
    /// <param name="draw">0 to 99.</param>
    internal static string Choose(IReadOnlyList<AliasRoute> routes, int draw)
    {
        foreach (var route in routes)
        {
            if (draw < route.Weight) return route.VersionArn;
            draw -= route.Weight;
        }

        return routes[^1].VersionArn;
    }

    private (StateMachine Machine, StateMachineVersion Version) PublishCurrent(StateMachine machine, string? description)
    {
        var latest = registry.FindVersion(machine.Arn, machine.LastVersion);
        if (latest is not null && latest.Revision.Number == machine.Current.Number) return (machine, latest);
        var version = NewVersion(machine, machine.LastVersion + 1, description);
        return (machine with { LastVersion = version.Number }, version);
    }

    private StateMachineVersion NewVersion(StateMachine machine, int number, string? description) => new()
    {
        Arn = $"{machine.Arn}:{number}", Number = number, Revision = machine.Current, Description = description, CreationDate = clock.GetUtcNow(),
    };

    private string MachineOf(IReadOnlyList<AliasRoute> routes)
    {
        var machines = routes.Select(r => VersionOf(r.VersionArn).Arn).Select(a => a[..a.LastIndexOf(':')]).Distinct().ToList();
        return machines.Count == 1 ? machines[0] : throw ExecutionFaults.Validation("Routing configuration must contain versions of one state machine only.");
    }

    private StateMachineVersion VersionOf(string versionArn)
    {
        _ = ResourceArns.TrySplitQualifier(ResourceArns.Parse(versionArn), out var machineArn, out var qualifier);
        return (int.TryParse(qualifier, out var number) ? registry.FindVersion(machineArn, number) : null)
            ?? throw AliasRules.NotFound(versionArn);
    }
}
