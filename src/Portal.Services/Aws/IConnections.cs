namespace Portal.Services.Aws;

/// <summary>The accounts and regions that this portal looks at: the sandbox and what <c>Portal:Connections</c> names.</summary>
public interface IConnections
{
    /// <summary>In the order of the configuration; the sandbox first where it runs.</summary>
    IReadOnlyList<Connection> All { get; }

    /// <summary>The first one; null where none is configured.</summary>
    Connection? Default { get; }

    Connection? Find(string id);

    /// <summary>Asks STS who the connection's credentials are.</summary>
    Task<AwsResult<ConnectionIdentity>> CheckAsync(string id, CancellationToken cancellationToken);
}

/// <summary>How a connection gets its credentials.</summary>
public enum ConnectionKind
{
    Sandbox,
    Profile,
    Role,
    Environment,
}

/// <param name="Id">Stands in URLs: lower-case letters, digits, hyphens.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">Where its credentials come from.</param>
/// <param name="Region">For example <c>eu-central-1</c>.</param>
/// <param name="Profile">The AWS profile; null unless configured.</param>
/// <param name="RoleArn">The role that is assumed; null unless configured.</param>
/// <param name="Endpoint">The endpoint of all services; null for AWS's own.</param>
public sealed record Connection(string Id, string Name, ConnectionKind Kind, string Region, string? Profile = null, string? RoleArn = null, Uri? Endpoint = null)
{
    public bool IsSandbox => Kind == ConnectionKind.Sandbox;
}

/// <param name="AccountId">Twelve digits.</param>
/// <param name="Arn">The user or role.</param>
public sealed record ConnectionIdentity(string AccountId, string Arn);
