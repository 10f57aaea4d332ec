using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>A policy that is written into roles. Users and groups are not part of the sandbox.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html</remarks>
internal sealed class InlinePolicyHandler() : ResourceHandler("AWS::IAM::Policy", ("iam", "putRolePolicy"))
{
    protected override IReadOnlyList<string> Replacing => ["PolicyName"];
    protected override IReadOnlyList<string> Updatable => ["PolicyDocument", "Roles", "Users", "Groups"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.RequiredText("PolicyName");
        await PutAsync(task, name, cancellationToken);
        var id = task.NewName(64);
        return new MadeResource(id, id, DataObject.Empty);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var name = task.RequiredText("PolicyName");
        foreach (var role in Roles(current.Properties).Except(Roles(task.Properties))) await task.DeleteAsync("iam", "deleteRolePolicy", Named(role, name), cancellationToken);
        await PutAsync(task, name, cancellationToken);
        return new MadeResource(current.PhysicalId!, current.Ref, current.Attributes);
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var name = current.Properties.GetString("PolicyName") ?? "";
        foreach (var role in Roles(current.Properties)) await task.DeleteAsync("iam", "deleteRolePolicy", Named(role, name), cancellationToken);
    }

    private static async ValueTask PutAsync(ResourceTask task, string name, CancellationToken cancellationToken)
    {
        var document = PropertyForms.Json(task.Properties["PolicyDocument"]) ?? "";
        foreach (var role in Roles(task.Properties)) await task.CallAsync("iam", "putRolePolicy", Named(role, name).Set("PolicyDocument", document), cancellationToken);
    }

    private static IEnumerable<string> Roles(DataObject properties) => PropertyForms.Texts(properties["Roles"]);

    private static DataObjectBuilder Named(string role, string policy) => new() { ["RoleName"] = role, ["PolicyName"] = policy };
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html: Ref is the policy's ARN.</remarks>
internal sealed class ManagedPolicyHandler() : ResourceHandler("AWS::IAM::ManagedPolicy", ("iam", "createPolicy"))
{
    protected override IReadOnlyList<string> Replacing => ["ManagedPolicyName", "Path", "Description", "PolicyDocument"];
    protected override IReadOnlyList<string> Updatable => ["Roles", "Users", "Groups", "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var input = new DataObjectBuilder
        {
            ["PolicyName"] = task.Text("ManagedPolicyName") ?? task.NewName(128),
            ["Path"] = task.Properties["Path"],
            ["Description"] = task.Properties["Description"],
            ["PolicyDocument"] = PropertyForms.Json(task.Properties["PolicyDocument"]),
        };
        var policy = (await task.CallAsync("iam", "createPolicy", input, cancellationToken)).GetObject("Policy")!;
        var arn = policy.GetString("Arn")!;
        task.Begun = arn;
        foreach (var role in Roles(task.Properties)) await task.CallAsync("iam", "attachRolePolicy", Named(role, arn), cancellationToken);
        return MadeResource.Of(arn, new DataObjectBuilder { ["PolicyArn"] = arn, ["PolicyId"] = policy["PolicyId"] });
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var (wanted, before) = (Roles(task.Properties).ToList(), Roles(current.Properties).ToList());
        foreach (var role in wanted.Except(before)) await task.CallAsync("iam", "attachRolePolicy", Named(role, current.PhysicalId!), cancellationToken);
        foreach (var role in before.Except(wanted)) await task.DeleteAsync("iam", "detachRolePolicy", Named(role, current.PhysicalId!), cancellationToken);
        return new MadeResource(current.PhysicalId!, current.Ref, current.Attributes);
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        foreach (var role in Roles(current.Properties)) await task.DeleteAsync("iam", "detachRolePolicy", Named(role, current.PhysicalId!), cancellationToken);
        await task.DeleteAsync("iam", "deletePolicy", new DataObjectBuilder { ["PolicyArn"] = current.PhysicalId! }, cancellationToken);
    }

    private static IEnumerable<string> Roles(DataObject properties) => PropertyForms.Texts(properties["Roles"]);

    private static DataObjectBuilder Named(string role, string arn) => new() { ["RoleName"] = role, ["PolicyArn"] = arn };
}
