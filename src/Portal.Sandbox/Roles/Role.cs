using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Roles;

/// <summary>An IAM role. It belongs to an account, not to a region.</summary>
internal sealed record Role
{
    public required string AccountId { get; init; }
    public required string Partition { get; init; }
    public required string Name { get; init; }
    public string Path { get; init; } = "/";
    public required string RoleId { get; init; }
    public required string TrustPolicy { get; init; }
    public string? Description { get; init; }
    public int MaxSessionSeconds { get; init; } = 3600;
    public string? PermissionsBoundary { get; init; }
    public required long CreatedMilliseconds { get; init; }

    /// <summary>Inline policies, name to document.</summary>
    public IReadOnlyDictionary<string, string> Policies { get; init; } = new Dictionary<string, string>();

    /// <summary>ARNs of managed policies.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    public ResourceTags Tags { get; init; } = ResourceTags.None;

    public string Arn => $"arn:{Partition}:iam::{AccountId}:role{Path}{Name}";

    public static DataObject Write(Role role)
    {
        var policies = new DataObjectBuilder(role.Policies.Count);
        foreach (var (name, document) in role.Policies) policies.Set(name, document);
        return new DataObjectBuilder(16)
        {
            ["account"] = role.AccountId,
            ["partition"] = role.Partition,
            ["name"] = role.Name,
            ["path"] = role.Path,
            ["id"] = role.RoleId,
            ["trust"] = role.TrustPolicy,
            ["description"] = role.Description is { } description ? description : (DataValue?)null,
            ["session"] = role.MaxSessionSeconds,
            ["boundary"] = role.PermissionsBoundary is { } boundary ? boundary : (DataValue?)null,
            ["created"] = role.CreatedMilliseconds,
            ["policies"] = policies.Build(),
            ["attached"] = new DataArray([.. role.Attached.Select(a => (DataValue)a)]),
            ["tags"] = role.Tags.ToData(),
        }.Build();
    }

    public static Role Read(DataObject data) => new()
    {
        AccountId = data.GetString("account")!,
        Partition = data.GetString("partition")!,
        Name = data.GetString("name")!,
        Path = data.GetString("path")!,
        RoleId = data.GetString("id")!,
        TrustPolicy = data.GetString("trust")!,
        Description = data.GetString("description"),
        MaxSessionSeconds = (int)(data.GetInt64("session") ?? 3600),
        PermissionsBoundary = data.GetString("boundary"),
        CreatedMilliseconds = data.GetInt64("created") ?? 0,
        Policies = (data.GetObject("policies") ?? DataObject.Empty).ToDictionary(p => p.Key, p => ((DataString)p.Value).Value, StringComparer.Ordinal),
        Attached = [.. (data.GetArray("attached") ?? DataArray.Empty).OfType<DataString>().Select(a => a.Value)],
        Tags = ResourceTags.Parse(data.GetArray("tags")),
    };
}

/// <summary>A managed policy of an account.</summary>
internal sealed record ManagedPolicy(string Arn, string PolicyId, string Name, string Path, string Document, string? Description, long CreatedMilliseconds)
{
    public static DataObject Write(ManagedPolicy policy) => new DataObjectBuilder
    {
        ["arn"] = policy.Arn,
        ["id"] = policy.PolicyId,
        ["name"] = policy.Name,
        ["path"] = policy.Path,
        ["document"] = policy.Document,
        ["description"] = policy.Description is { } description ? description : (DataValue?)null,
        ["created"] = policy.CreatedMilliseconds,
    }.Build();

    public static ManagedPolicy Read(DataObject data) => new(
        data.GetString("arn")!,
        data.GetString("id")!,
        data.GetString("name")!,
        data.GetString("path")!,
        data.GetString("document")!,
        data.GetString("description"),
        data.GetInt64("created") ?? 0);
}
