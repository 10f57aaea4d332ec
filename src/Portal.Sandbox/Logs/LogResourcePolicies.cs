using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>A policy that lets other services write into the log groups of an account and region.</summary>
internal sealed record LogResourcePolicy(ResourceScope Scope, string Name, string Document, long UpdatedMilliseconds);

/// <summary>The resource policies of CloudWatch Logs.</summary>
internal sealed class LogResourcePolicies
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html</summary>
    private const int Most = 10;

    private readonly ConcurrentDictionary<string, LogResourcePolicy> policies = new(StringComparer.Ordinal);
    private readonly IJournal journal;
    private readonly TimeProvider clock;

    public LogResourcePolicies(IJournal journal, TimeProvider clock)
    {
        (this.journal, this.clock) = (journal, clock);
        foreach (var row in journal.ReadAll(LogCollections.Policies))
        {
            var data = (DataObject)DataValue.Parse(row.Value);
            var parts = row.Partition.Split('/', 3);
            policies[row.Partition] = new(new ResourceScope(parts[0], parts[1]), parts[2], data.GetString("document")!, data.GetInt64("updated") ?? 0);
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<LogResourcePolicy> List(ResourceScope scope) =>
        [.. policies.Values.Where(p => p.Scope == scope).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public async ValueTask<LogResourcePolicy> PutAsync(ResourceScope scope, string name, string document, CancellationToken cancellationToken)
    {
        if (document.Length is 0 or > 5120) throw LogFaults.Constraint(document, "policyDocument", "Member must have length between 1 and 5120");
        if (DataValue.TryParse(document) is not DataObject) throw LogFaults.Invalid("Policy document is not valid JSON.");
        var key = Key(scope, name);
        if (!policies.ContainsKey(key) && List(scope).Count >= Most) throw new AwsFault("LimitExceededException", "Resource limit exceeded.");
        var policy = new LogResourcePolicy(scope, name, document, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var row = new DataObjectBuilder { ["document"] = document, ["updated"] = policy.UpdatedMilliseconds }.Build();
        await journal.CommitAsync(new JournalWrites().Put(LogCollections.Policies, key, 0, row.ToUtf8()), cancellationToken);
        return policies[key] = policy;
    }

    public async ValueTask DeleteAsync(ResourceScope scope, string name, CancellationToken cancellationToken)
    {
        var key = Key(scope, name);
        if (!policies.ContainsKey(key)) throw LogFaults.NoPolicy();
        await journal.CommitAsync(new JournalWrites().Delete(LogCollections.Policies, key, 0), cancellationToken);
        policies.TryRemove(key, out _);
    }

    private static string Key(ResourceScope scope, string name) => $"{scope.AccountId}/{scope.Region}/{name}";
}
