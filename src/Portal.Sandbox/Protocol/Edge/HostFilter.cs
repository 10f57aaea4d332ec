namespace Portal.Sandbox.Protocol.Edge;

/// <summary>
/// The Host names the sandbox answers to. A page in a browser can make its own name point at this machine (DNS rebinding);
/// it cannot forge the Host header.
/// </summary>
internal sealed class HostFilter
{
    /// <summary>StartSyncExecution and TestState put this before the host, loopback or not.</summary>
    private const string SyncPrefix = "sync-";

    private readonly HashSet<string> allowed = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    public HostFilter(SandboxOptions options)
    {
        allowed.Add(options.Url.Host);
        foreach (var host in options.AllowedHosts) allowed.Add(host);
    }

    public bool Allows(string host)
    {
        if (host.StartsWith(SyncPrefix, StringComparison.OrdinalIgnoreCase)) host = host[SyncPrefix.Length..];
        return allowed.Contains(host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
