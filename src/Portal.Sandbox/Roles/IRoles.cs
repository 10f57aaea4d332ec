using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Roles;

/// <summary>What roles allow: for access control, which asks whether a rule or a state machine may do something.</summary>
public interface IRoles
{
    /// <summary>Null where there is no such role.</summary>
    RolePermissions? Find(Arn role);
}

/// <param name="Arn">The role.</param>
/// <param name="Name">Its name without the path.</param>
/// <param name="TrustPolicy">Who may take it on: JSON text.</param>
/// <param name="Policies">The policies in it and attached to it.</param>
public sealed record RolePermissions(string Arn, string Name, string TrustPolicy, IReadOnlyList<RolePolicy> Policies);

/// <param name="Name">An inline policy's name, or a managed policy's ARN.</param>
/// <param name="Document">JSON text; null for a policy of AWS's own that the sandbox does not know.</param>
public sealed record RolePolicy(string Name, string? Document);
