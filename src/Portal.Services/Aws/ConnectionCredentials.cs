using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace Portal.Services.Aws;

/// <summary>Gets a connection's credentials. Those of the sandbox are made up here: no real key is ever looked for, and so none is sent to it.</summary>
internal static class ConnectionCredentials
{
    /// <summary>What signs requests to a sandbox; its account is the sandbox's own.</summary>
    public const string SandboxKey = "observatory";

    /// <param name="actor">The user's id; becomes the SourceIdentity where a role is assumed.</param>
    /// <exception cref="AmazonClientException">There is no such profile, or it gives no credentials.</exception>
    public static AWSCredentials Get(Connection connection, string? externalId, string actor)
    {
        if (connection.IsSandbox) return new BasicAWSCredentials(SandboxKey, SandboxKey);
        var source = connection.Profile is { } profile ? FromProfile(profile) : DefaultAWSCredentialsIdentityResolver.GetCredentials();
        return connection.RoleArn is null ? source : Assume(source, connection.RoleArn, externalId, actor);
    }

    /// <remarks>GetAWSCredentials on the profile itself: the chain's own method falls back to other identities where the
    /// profile's source_profile is missing.</remarks>
    private static AWSCredentials FromProfile(string name)
    {
        var chain = new CredentialProfileStoreChain();
        return chain.TryGetProfile(name, out var profile)
            ? profile.GetAWSCredentials(chain)
            : throw new AmazonClientException($"There is no AWS profile \"{name}\" on this machine.");
    }

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html</remarks>
    private static AssumeRoleAWSCredentials Assume(AWSCredentials source, string roleArn, string? externalId, string actor)
    {
        var identity = SourceIdentity(actor);
        return new AssumeRoleAWSCredentials(source, roleArn, "observatory-" + identity[..Math.Min(identity.Length, 50)],
            new AssumeRoleAWSCredentialsOptions { SourceIdentity = identity, ExternalId = externalId });
    }

    /// <summary>STS takes 2 to 64 letters, digits and <c>_+=,.@-</c>.</summary>
    internal static string SourceIdentity(string actor)
    {
        var text = new StringBuilder();
        foreach (var c in actor) text.Append(char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal) ? c : '-');
        while (text.Length < 2) text.Append('-');
        return text.ToString(0, Math.Min(text.Length, 64));
    }
}
