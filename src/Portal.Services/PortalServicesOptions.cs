namespace Portal.Services;

/// <summary>Configuration of the services, section <c>Portal</c>.</summary>
public sealed class PortalServicesOptions
{
    /// <summary>The folder of the portal's own store and keys.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where the sandbox of this process is reached; null where it does not run.</summary>
    public Uri? SandboxUrl { get; set; }

    /// <summary>The region of the sandbox's connection.</summary>
    public string SandboxRegion { get; set; } = "us-east-1";

    /// <summary>By connection id. Endpoints and roles come from here only, never from a user.</summary>
    public IDictionary<string, ConnectionOptions> Connections { get; init; } = new Dictionary<string, ConnectionOptions>(StringComparer.OrdinalIgnoreCase);

    public RetentionOptions Retention { get; init; } = new();

    public StoreOptions Store { get; init; } = new();

    public ApprovalOptions Approvals { get; init; } = new();

    public Notifications.NotificationOptions Notifications { get; init; } = new();
}

/// <summary>Section <c>Portal:Approvals</c>.</summary>
public sealed class ApprovalOptions
{
    /// <summary>The folder of the declarations (*.json); <c>approvals</c> in the data directory where empty.</summary>
    public string? Declarations { get; set; }

    /// <summary>The folder with declarations for the bundled samples; they count on sandboxes only. Set by the host.</summary>
    public string? Samples { get; set; }
}

/// <summary>Where the portal keeps what it records, section <c>Portal:Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>SQLite: a file in the data directory, for one instance. Postgres: a database, for several.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>For PostgreSQL, as Npgsql reads it: <c>Host=db;Database=observatory;Username=portal;Password=...</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The file of the installation's secret, the same for all instances on one store; <c>portal.key</c> in the data directory where null.</summary>
    public string? KeyFile { get; set; }
}

public enum StoreProvider
{
    Sqlite,
    Postgres,
}

/// <summary>One connection to AWS, section <c>Portal:Connections:ID</c>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>What people call it; the id where null.</summary>
    public string? Name { get; set; }

    /// <summary>For example <c>eu-central-1</c>; the profile's region where null.</summary>
    public string? Region { get; set; }

    /// <summary>A profile of the AWS configuration files (keys, SSO, source_profile); the default chain of the environment where null.</summary>
    public string? Profile { get; set; }

    /// <summary>A role to assume with those credentials; the acting user becomes its SourceIdentity.</summary>
    public string? RoleArn { get; set; }

    public string? ExternalId { get; set; }

    /// <summary>An endpoint for all services, for example of a VPC or another sandbox; AWS's own where null.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>True: taps for every bus are made at start. False: they are made on the page. The sandbox's are always made.</summary>
    public bool AutoTap { get; set; }
}

/// <summary>How much the observatory keeps, section <c>Portal:Retention</c>.</summary>
public sealed class RetentionOptions
{
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Recorded events; the oldest go first.</summary>
    public long MaxEvents { get; set; } = 2_000_000;

    /// <summary>The envelopes of recorded events together, in bytes; the oldest go first. With its indexes the store takes a little more than twice that on disk.</summary>
    public long MaxBytes { get; set; } = 10L * 1024 * 1024 * 1024;
}
