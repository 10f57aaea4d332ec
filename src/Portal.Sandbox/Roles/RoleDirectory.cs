using System.Security.Cryptography;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Roles;

/// <summary>The roles and managed policies of all accounts.</summary>
internal sealed class RoleDirectory : IRoles, IDisposable
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly DurableTable<Role> roles;
    private readonly DurableTable<ManagedPolicy> policies;
    private readonly TimeProvider clock;

    public RoleDirectory(IJournal journal, TimeProvider clock)
    {
        this.clock = clock;
        roles = new(journal, new Collection("roles"), Role.Write, Role.Read);
        policies = new(journal, new Collection("managed_policies"), ManagedPolicy.Write, ManagedPolicy.Read);
        roles.Load();
        policies.Load();
    }

    public RolePermissions? Find(Arn role)
    {
        if (role.Service != "iam" || !role.Resource.StartsWith("role/", StringComparison.Ordinal)) return null;
        if (Find(role.AccountId, role.Resource[(role.Resource.LastIndexOf('/') + 1)..]) is not { } found) return null;
        var all = found.Policies.Select(p => new RolePolicy(p.Key, p.Value)).Concat(found.Attached.Select(a => new RolePolicy(a, DocumentOf(a))));
        return new RolePermissions(found.Arn, found.Name, found.TrustPolicy, [.. all]);
    }

    public Role? Find(string accountId, string name) => roles.Find(Key(accountId, name));

    /// <exception cref="AwsFault">There is no such role.</exception>
    public Role Require(string accountId, string name) => Find(accountId, name) ?? throw RoleFaults.NoRole(name);

    /// <summary>By name, below a path.</summary>
    public IReadOnlyList<Role> List(string accountId, string pathPrefix) => [.. roles.All
        .Where(r => r.AccountId == accountId && r.Path.StartsWith(pathPrefix, StringComparison.Ordinal))
        .OrderBy(r => r.Name, StringComparer.Ordinal)];

    public async ValueTask<Role> CreateAsync(Role role, CancellationToken cancellationToken)
    {
        PolicyChecks.Name(role.Name, "roleName", 64);
        PolicyChecks.Document(role.TrustPolicy);
        return (await roles.ChangeAsync(Key(role.AccountId, role.Name), before => before is null ? role : throw RoleFaults.Exists($"Role with name {role.Name}"), cancellationToken))!;
    }

    public async ValueTask<Role> ChangeAsync(string accountId, string name, Func<Role, Role> change, CancellationToken cancellationToken) =>
        (await roles.ChangeAsync(Key(accountId, name), before => change(before ?? throw RoleFaults.NoRole(name)), cancellationToken))!;

    public async ValueTask DeleteAsync(string accountId, string name, CancellationToken cancellationToken) => await roles.ChangeAsync(Key(accountId, name), before =>
    {
        if (before is null) throw RoleFaults.NoRole(name);
        if (before.Attached.Count > 0) throw RoleFaults.Conflict("Cannot delete entity, must detach all policies first.");
        if (before.Policies.Count > 0) throw RoleFaults.Conflict("Cannot delete entity, must delete policies first.");
        return null;
    }, cancellationToken);

    /// <summary>A managed policy of an account; null for those of AWS's own.</summary>
    public ManagedPolicy? FindPolicy(string arn) => policies.Find(arn);

    public IReadOnlyList<ManagedPolicy> ListPolicies(string accountId) => [.. policies.All
        .Where(p => p.Arn.Contains($"::{accountId}:", StringComparison.Ordinal))
        .OrderBy(p => p.Name, StringComparer.Ordinal)];

    public async ValueTask<ManagedPolicy> CreatePolicyAsync(ResourceScope scope, string name, string path, string document, string? description, CancellationToken cancellationToken)
    {
        PolicyChecks.Name(name, "policyName", 128);
        var arn = $"arn:{scope.Partition}:iam::{scope.AccountId}:policy{path}{name}";
        var policy = new ManagedPolicy(arn, NewId("ANPA"), name, path, PolicyChecks.Document(document), description, Now);
        return (await policies.ChangeAsync(arn, before => before is null ? policy : throw RoleFaults.Exists($"A policy called {name}"), cancellationToken))!;
    }

    public async ValueTask DeletePolicyAsync(string arn, CancellationToken cancellationToken) => await policies.ChangeAsync(arn, before =>
    {
        if (before is null) throw RoleFaults.NoPolicy(arn);
        if (AttachmentsOf(arn).Any()) throw RoleFaults.Conflict("Cannot delete a policy attached to entities.");
        return null;
    }, cancellationToken);

    /// <summary>The roles that a managed policy is attached to.</summary>
    public IEnumerable<Role> AttachmentsOf(string arn) => roles.All.Where(r => r.Attached.Contains(arn));

    /// <exception cref="AwsFault">There is no such policy.</exception>
    public void CheckAttachable(string arn)
    {
        if (FindPolicy(arn) is null && !AwsPolicies.IsOne(arn)) throw RoleFaults.NotAttachable(arn);
    }

    public string? DocumentOf(string arn) => FindPolicy(arn)?.Document ?? AwsPolicies.Document(arn);

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>An id as IAM gives them: a prefix for the kind and seventeen letters.</summary>
    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString(IdLetters, 17);

    public void Dispose()
    {
        roles.Dispose();
        policies.Dispose();
    }

    private static string Key(string accountId, string name) => $"{accountId}/{name}";
}
