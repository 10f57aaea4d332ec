using System.Text.RegularExpressions;
using Amazon.Runtime.CredentialManagement;
using Microsoft.Extensions.Options;

namespace Portal.Services.Aws;

/// <summary>Reads the configured connections once, at start.</summary>
internal sealed partial class ConnectionRegistry
{
    public const string SandboxId = "sandbox";

    private readonly Dictionary<string, Connection> byId;

    /// <exception cref="OptionsValidationException">The configuration cannot work; says which key and why.</exception>
    public ConnectionRegistry(IOptions<PortalServicesOptions> options)
    {
        var all = new List<Connection>();
        if (options.Value.SandboxUrl is { } url) all.Add(new(SandboxId, "Sandbox", ConnectionKind.Sandbox, options.Value.SandboxRegion, Endpoint: url));
        foreach (var (id, configured) in options.Value.Connections) all.Add(Read(id, configured));
        byId = all.ToDictionary(c => c.Id, StringComparer.Ordinal);
        All = all;
    }

    public IReadOnlyList<Connection> All { get; }

    public Connection? Find(string id) => byId.GetValueOrDefault(id);

    private static Connection Read(string id, ConnectionOptions options)
    {
        var key = "Portal:Connections:" + id;
        if (!IdPattern().IsMatch(id)) throw Wrong($"{key}: an id is 1 to 32 lower-case letters, digits and hyphens.");
        if (id == SandboxId) throw Wrong($"{key}: the id \"{SandboxId}\" is taken by the sandbox.");
        var region = options.Region ?? ProfileRegion(options.Profile) ?? Environment.GetEnvironmentVariable("AWS_REGION");
        if (string.IsNullOrWhiteSpace(region)) throw Wrong($"{key}:Region is not set, and neither the profile nor AWS_REGION names one.");
        var kind = Kind(key, options);
        return new(id, options.Name ?? id, kind, region, options.Profile, options.RoleArn, options.ServiceUrl);
    }

    /// <summary>
    /// An endpoint that is not AWS's gets made-up keys unless the configuration names real ones for it; real ones never go
    /// over plain HTTP or to this machine.
    /// </summary>
    private static ConnectionKind Kind(string key, ConnectionOptions options)
    {
        var real = options.Profile is not null || options.RoleArn is not null;
        if (options.ServiceUrl is { } url)
        {
            if (!real) return ConnectionKind.Sandbox;
            if (url.IsLoopback || url.Scheme != Uri.UriSchemeHttps)
                throw Wrong($"{key}: {url} is not an https endpoint of AWS, so that Profile and RoleArn must not be set: real credentials are not sent there.");
        }

        return options.RoleArn is not null ? ConnectionKind.Role : options.Profile is not null ? ConnectionKind.Profile : ConnectionKind.Environment;
    }

    private static string? ProfileRegion(string? profile) =>
        profile is not null && new CredentialProfileStoreChain().TryGetProfile(profile, out var found) ? found.Region?.SystemName : null;

    private static OptionsValidationException Wrong(string message) => new(nameof(PortalServicesOptions.Connections), typeof(PortalServicesOptions), [message]);

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex IdPattern();
}
