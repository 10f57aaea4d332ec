using Portal.Services.Aws;

namespace Portal.Services.Rules.Editing;

/// <summary>Lists what can be a target. Each kind needs rights of its own, so one that fails does not take the others with it.</summary>
internal static class TargetOptionReader
{
    /// <summary>Of each kind; who has more writes the ARN.</summary>
    private const int Most = 1000;

    public static async Task<AwsResult<TargetOptions>> ReadAsync(AwsSession session, CancellationToken cancellationToken)
    {
        var identity = await session.Sts.GetCallerIdentityAsync(cancellationToken);
        if (!identity.IsOk) return identity.Error;
        var kinds = await Task.WhenAll(
            ListAsync("State machines", async () => (await session.StepFunctions.ListStateMachinesAsync(cancellationToken)).Map(all => all.Select(m => m.StateMachineArn))),
            ListAsync("Queues", async () => (await session.Sqs.ListQueuesAsync(Most, cancellationToken)).Map(all => all.Select(url => QueueUrls.Arn(session.Connection, url)))),
            ListAsync("Topics", async () => (await session.Sns.ListTopicsAsync(Most, cancellationToken)).Map(all => all.AsEnumerable())),
            ListAsync("Log groups", async () => (await session.Logs.DescribeLogGroupsAsync(null, cancellationToken)).Map(all => all.Select(g => LogGroupArn(session.Connection, identity.Value.AccountId, g.LogGroupName)))),
            ListAsync("Event buses", async () => (await session.EventBridge.ListEventBusesAsync(cancellationToken)).Map(all => all.Select(b => b.Arn))),
            ListAsync("API destinations", async () => (await session.EventBridge.ListApiDestinationsAsync(cancellationToken)).Map(all => all.Select(a => a.ApiDestinationArn))));
        var options = kinds.SelectMany(k => k.Arns).Where(arn => !IsOurs(arn)).Select(Option);
        return new TargetOptions([.. options.OrderBy(o => o.Kind).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase)],
            await RolesAsync(session, cancellationToken), [.. kinds.Select(k => k.Problem).OfType<string>()]);
    }

    private static string LogGroupArn(Connection connection, string account, string name) => $"arn:{QueueUrls.Partition(connection.Region)}:logs:{connection.Region}:{account}:log-group:{name}";

    private static TargetOption Option(string arn)
    {
        var (kind, name) = TargetArn.Read(arn);
        return new(kind, name, arn);
    }

    private static bool IsOurs(string arn) => TargetArn.Read(arn) is { Kind: TargetKind.Queue, Name: var name } && Observatory.Taps.TapNames.IsTapRule(name);

    private static async Task<(IReadOnlyList<string> Arns, string? Problem)> ListAsync(string what, Func<Task<AwsResult<IEnumerable<string>>>> list)
    {
        var found = await list();
        return found.IsOk ? ([.. found.Value], null) : ([], $"{what} cannot be listed: {found.Error.Message}");
    }

    /// <summary>IAM is not asked: the roles that rules have already are the ones that EventBridge may assume.</summary>
    private static async Task<IReadOnlyList<string>> RolesAsync(AwsSession session, CancellationToken cancellationToken)
    {
        var buses = await session.EventBridge.ListEventBusesAsync(cancellationToken);
        if (!buses.IsOk) return [];
        var roles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var bus in buses.Value.Take(20))
        {
            var rules = await RuleCatalog.ListWithTargetsAsync(session, bus.Name, cancellationToken);
            foreach (var role in (rules.Value ?? []).SelectMany(r => r.Targets.Select(t => t.RoleArn).Append(r.RoleArn)).OfType<string>()) roles.Add(role);
        }

        return [.. roles.Order(StringComparer.Ordinal)];
    }
}
