using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.Sts;

/// <summary>Who the credentials are. Roles are assumed by the SDK itself.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</remarks>
internal sealed class StsClient(AwsCaller caller)
{
    private static readonly AwsQueryOperation<ConnectionIdentity> GetCallerIdentity =
        new(AwsQueryService.Sts, "GetCallerIdentity", result => new(result.Text("Account") ?? "", result.Text("Arn") ?? ""));

    public Task<AwsResult<ConnectionIdentity>> GetCallerIdentityAsync(CancellationToken cancellationToken) => caller.CallAsync(GetCallerIdentity, new(), cancellationToken);
}
