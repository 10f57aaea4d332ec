namespace Portal.Hosting;

/// <summary>The host's own configuration, section <c>Portal</c>; what the services and the sandbox read of it is theirs.</summary>
public sealed class PortalOptions
{
    /// <summary>Where everything durable lives. <c>event-observatory</c> in the user's local application data when it is not given.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>
    /// There is no sign-in: whoever reaches the portal may approve. True states that something else (a container's loopback
    /// mapping, a proxy with a sign-in) guards every address that is not loopback.
    /// </summary>
    public bool AllowNetworkAccess { get; set; }

    /// <summary>False: a new sandbox starts empty.</summary>
    public bool DeploySamples { get; set; } = true;

    /// <summary>The data directory, with the default filled in.</summary>
    public string ResolveDataDirectory() => Path.GetFullPath(string.IsNullOrWhiteSpace(DataDirectory)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "event-observatory")
        : DataDirectory);
}
