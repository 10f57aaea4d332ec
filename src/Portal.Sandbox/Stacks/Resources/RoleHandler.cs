using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html: Ref is the role's name.</remarks>
internal sealed class RoleHandler() : ResourceHandler("AWS::IAM::Role", ("iam", "createRole"))
{
    private const int LongestName = 64;

    protected override IReadOnlyList<string> Replacing => ["RoleName", "Path"];

    protected override IReadOnlyList<string> Updatable =>
        ["AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "PermissionsBoundary", "Policies", "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.Text("RoleName") ?? task.NewName(LongestName);
        var input = new DataObjectBuilder
        {
            ["RoleName"] = name,
            ["Path"] = task.Properties["Path"],
            ["AssumeRolePolicyDocument"] = PropertyForms.Json(task.Properties["AssumeRolePolicyDocument"]),
            ["Description"] = task.Properties["Description"],
            ["MaxSessionDuration"] = task.Properties["MaxSessionDuration"],
            ["PermissionsBoundary"] = task.Properties["PermissionsBoundary"],
            ["Tags"] = task.TagList(),
        };
        var role = (await task.CallAsync("iam", "createRole", input, cancellationToken)).GetObject("Role")!;
        task.Begun = name;
        await PutPoliciesAsync(task, name, DataObject.Empty, cancellationToken);
        return MadeResource.Of(name, new DataObjectBuilder { ["Arn"] = role["Arn"], ["RoleId"] = role["RoleId"] });
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var name = current.PhysicalId!;
        var trust = Named(name).Set("PolicyDocument", PropertyForms.Json(task.Properties["AssumeRolePolicyDocument"]) ?? "");
        await task.CallAsync("iam", "updateAssumeRolePolicy", trust, cancellationToken);
        await PutPoliciesAsync(task, name, current.Properties, cancellationToken);
        return new MadeResource(name, current.Ref, current.Attributes);
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        await ClearAsync(task, current.PhysicalId!, current.Properties, cancellationToken);
        await task.DeleteAsync("iam", "deleteRole", Named(current.PhysicalId!), cancellationToken);
    }

    /// <summary>Puts and attaches what the properties have, and takes away what only the old ones had.</summary>
    private static async ValueTask PutPoliciesAsync(ResourceTask task, string name, DataObject old, CancellationToken cancellationToken)
    {
        var policies = Policies(task.Properties).ToDictionary(p => p.Name, p => p.Document, StringComparer.Ordinal);
        foreach (var (policy, document) in policies)
            await task.CallAsync("iam", "putRolePolicy", Named(name).Set("PolicyName", policy).Set("PolicyDocument", document), cancellationToken);
        foreach (var (policy, _) in Policies(old).Where(p => !policies.ContainsKey(p.Name)))
            await task.DeleteAsync("iam", "deleteRolePolicy", Named(name).Set("PolicyName", policy), cancellationToken);
        var (wanted, before) = (Managed(task.Properties), Managed(old));
        foreach (var arn in wanted.Except(before)) await task.CallAsync("iam", "attachRolePolicy", Named(name).Set("PolicyArn", arn), cancellationToken);
        foreach (var arn in before.Except(wanted)) await task.DeleteAsync("iam", "detachRolePolicy", Named(name).Set("PolicyArn", arn), cancellationToken);
    }

    private static async ValueTask ClearAsync(ResourceTask task, string name, DataObject properties, CancellationToken cancellationToken)
    {
        foreach (var (policy, _) in Policies(properties)) await task.DeleteAsync("iam", "deleteRolePolicy", Named(name).Set("PolicyName", policy), cancellationToken);
        foreach (var arn in Managed(properties)) await task.DeleteAsync("iam", "detachRolePolicy", Named(name).Set("PolicyArn", arn), cancellationToken);
    }

    private static IEnumerable<(string Name, DataValue Document)> Policies(DataObject properties) => (properties.GetArray("Policies") ?? DataArray.Empty)
        .OfType<DataObject>().Select(p => (p.GetString("PolicyName") ?? "", PropertyForms.Json(p["PolicyDocument"]) ?? ""));

    private static List<string> Managed(DataObject properties) => [.. PropertyForms.Texts(properties["ManagedPolicyArns"])];

    private static DataObjectBuilder Named(string name) => new() { ["RoleName"] = name };
}
