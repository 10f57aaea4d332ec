using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Protocol.Iam;

internal sealed class CreatePolicy(RoleDirectory roles) : IamOperation("CreatePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var policy = await roles.CreatePolicyAsync(
            call.Scope, Required(input, "PolicyName"), PolicyChecks.Path(input.GetString("Path")), Required(input, "PolicyDocument"), input.GetString("Description"), cancellationToken);
        return new DataObjectBuilder { ["Policy"] = RoleShapes.Policy(policy, 0) }.Build();
    }
}

internal sealed class GetPolicy(RoleDirectory roles) : IamOperation("GetPolicy")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = Required(call.Input, "PolicyArn");
        var policy = roles.FindPolicy(arn) ?? Own(arn) ?? throw RoleFaults.NoPolicy(arn);
        return new(new DataObjectBuilder { ["Policy"] = RoleShapes.Policy(policy, roles.AttachmentsOf(arn).Count()) }.Build());
    }

    /// <summary>A policy of AWS's own that the sandbox knows.</summary>
    private static ManagedPolicy? Own(string arn) => AwsPolicies.Document(arn) is { } document
        ? new ManagedPolicy(arn, "ANPAAWSMANAGEDPOLICY0", arn[(arn.LastIndexOf('/') + 1)..], arn[(arn.IndexOf(":policy", StringComparison.Ordinal) + 7)..(arn.LastIndexOf('/') + 1)], document, null, 0)
        : null;
}

internal sealed class GetPolicyVersion(RoleDirectory roles) : IamOperation("GetPolicyVersion")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (arn, version) = (Required(call.Input, "PolicyArn"), Required(call.Input, "VersionId"));
        var document = roles.DocumentOf(arn) ?? throw RoleFaults.NoPolicy(arn);
        if (version != "v1") throw new Identity.AwsFault("NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.", 404);
        return new(new DataObjectBuilder
        {
            ["PolicyVersion"] = new DataObjectBuilder
            {
                ["Document"] = RoleShapes.Encoded(document),
                ["VersionId"] = version,
                ["IsDefaultVersion"] = true,
                ["CreateDate"] = RoleShapes.Time(roles.FindPolicy(arn)?.CreatedMilliseconds ?? 0),
            }.Build(),
        }.Build());
    }
}

internal sealed class ListPolicies(RoleDirectory roles) : IamOperation("ListPolicies")
{
    /// <summary>Those of the account; AWS's own are too many to be listed here.</summary>
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<ManagedPolicy> found = call.Input.GetString("Scope") == "AWS" ? [] : roles.ListPolicies(call.Scope.AccountId);
        return new(Page("Policies", found, call.Input, p => RoleShapes.Policy(p, roles.AttachmentsOf(p.Arn).Count())));
    }
}

internal sealed class DeletePolicy(RoleDirectory roles) : IamOperation("DeletePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await roles.DeletePolicyAsync(Required(call.Input, "PolicyArn"), cancellationToken);
        return null;
    }
}
