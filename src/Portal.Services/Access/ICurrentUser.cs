namespace Portal.Services.Access;

/// <summary>
/// Who is acting in this scope (a circuit, a request, a command). Services ask on every act, so that a role taken away
/// counts from the next act on.
/// </summary>
public interface ICurrentUser
{
    ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken);
}

/// <param name="Id">Stable, for the audit: an object id, or <c>local</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Roles">Empty: may see nothing.</param>
public sealed record PortalUser(string Id, string Name, IReadOnlySet<PortalRole> Roles)
{
    /// <summary>The one operator of a portal without sign-in, reachable over loopback only.</summary>
    public static readonly PortalUser LocalOperator = new("local", "Local operator", new HashSet<PortalRole>(Enum.GetValues<PortalRole>()));

    /// <summary>Nobody: every act is refused.</summary>
    public static readonly PortalUser Anonymous = new("anonymous", "Not signed in", new HashSet<PortalRole>());
}

/// <summary>What a user may do; roles add up.</summary>
public enum PortalRole
{
    /// <summary>Sees everything but task tokens.</summary>
    Viewer,

    /// <summary>Sends events, starts and stops executions, changes rules.</summary>
    Operator,

    /// <summary>Decides approvals.</summary>
    Approver,

    /// <summary>Deploys and deletes stacks, buses and taps; reads the audit trail.</summary>
    Admin,
}
