using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Protocol.Iam;

/// <summary>Roles and policies as IAM's answers have them. Policy documents are percent-encoded there.</summary>
internal static class RoleShapes
{
    public static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Encoded(string document) => Uri.EscapeDataString(document);

    public static DataObject Role(Role role, bool withTags = true) => new DataObjectBuilder(12)
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.RoleId,
        ["Arn"] = role.Arn,
        ["CreateDate"] = Time(role.CreatedMilliseconds),
        ["AssumeRolePolicyDocument"] = Encoded(role.TrustPolicy),
        ["Description"] = role.Description is { } description ? description : (DataValue?)null,
        ["MaxSessionDuration"] = role.MaxSessionSeconds,
        ["PermissionsBoundary"] = role.PermissionsBoundary is { } boundary
            ? new DataObjectBuilder { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = boundary }.Build()
            : null,
        ["Tags"] = withTags && role.Tags.Count > 0 ? role.Tags.ToData() : null,
        ["RoleLastUsed"] = DataObject.Empty,
    }.Build();

    public static DataObject Policy(ManagedPolicy policy, int attachments) => new DataObjectBuilder(12)
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.PolicyId,
        ["Arn"] = policy.Arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = "v1",
        ["AttachmentCount"] = attachments,
        ["PermissionsBoundaryUsageCount"] = 0,
        ["IsAttachable"] = true,
        ["Description"] = policy.Description is { } description ? description : (DataValue?)null,
        ["CreateDate"] = Time(policy.CreatedMilliseconds),
        ["UpdateDate"] = Time(policy.CreatedMilliseconds),
    }.Build();
}
