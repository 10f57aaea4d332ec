using System.Xml.Linq;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.Iam;

/// <summary>The policies of a role: the few operations of IAM that the portal uses, all of them read only.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html</remarks>
internal sealed class IamClient(AwsCaller caller)
{
    private static readonly AwsQueryOperation<Page<string>> ListRolePolicies = Operation("ListRolePolicies", r => PageOf(r, "PolicyNames", m => m.Value));
    private static readonly AwsQueryOperation<string> GetRolePolicy = Operation("GetRolePolicy", r => Decoded(r.Text("PolicyDocument")));
    private static readonly AwsQueryOperation<Page<string>> ListAttachedRolePolicies = Operation("ListAttachedRolePolicies", r => PageOf(r, "AttachedPolicies", m => m.Text("PolicyArn") ?? ""));
    private static readonly AwsQueryOperation<string> GetPolicy = Operation("GetPolicy", r => r.Child("Policy")?.Text("DefaultVersionId") ?? "v1");
    private static readonly AwsQueryOperation<string> GetPolicyVersion = Operation("GetPolicyVersion", r => Decoded(r.Child("PolicyVersion")?.Text("Document")));

    /// <summary>The documents of all policies of a role, its own and those attached to it; JSON.</summary>
    public async Task<AwsResult<IReadOnlyList<string>>> PoliciesOfRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        var names = await AllAsync(ListRolePolicies, roleName, cancellationToken);
        if (!names.IsOk) return names.Error;
        var own = await Paging.EachAsync(names.Value, name => caller.CallAsync(GetRolePolicy, new QueryFields().Set("RoleName", roleName).Set("PolicyName", name), cancellationToken));
        if (!own.IsOk) return own.Error;
        var arns = await AllAsync(ListAttachedRolePolicies, roleName, cancellationToken);
        if (!arns.IsOk) return arns.Error;
        var attached = await Paging.EachAsync(arns.Value, arn => DocumentAsync(arn, cancellationToken));
        return attached.Map(documents => (IReadOnlyList<string>)[.. own.Value, .. documents]);
    }

    private async Task<AwsResult<string>> DocumentAsync(string arn, CancellationToken cancellationToken)
    {
        var version = await caller.CallAsync(GetPolicy, new QueryFields().Set("PolicyArn", arn), cancellationToken);
        if (!version.IsOk) return version.Error;
        return await caller.CallAsync(GetPolicyVersion, new QueryFields().Set("PolicyArn", arn).Set("VersionId", version.Value), cancellationToken);
    }

    private Task<AwsResult<IReadOnlyList<string>>> AllAsync(AwsQueryOperation<Page<string>> operation, string roleName, CancellationToken cancellationToken) =>
        Paging.AllAsync(marker => caller.CallAsync(operation, new QueryFields().Set("RoleName", roleName).Set("Marker", marker), cancellationToken));

    private static Page<string> PageOf(XElement result, string list, Func<XElement, string> read) =>
        new([.. result.Members(list).Select(read)], result.Text("IsTruncated") == "true" ? result.Text("Marker") : null);

    /// <summary>Documents come percent-encoded.</summary>
    private static string Decoded(string? document) => Uri.UnescapeDataString(document ?? "{}");

    private static AwsQueryOperation<T> Operation<T>(string name, Func<XElement, T> read) => new(AwsQueryService.Iam, name, read);
}
