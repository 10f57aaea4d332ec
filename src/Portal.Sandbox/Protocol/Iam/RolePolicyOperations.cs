using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Protocol.Iam;

internal sealed class PutRolePolicy(RoleDirectory roles) : IamOperation("PutRolePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = Required(call.Input, "PolicyName");
        PolicyChecks.Name(name, "policyName", 128);
        var document = PolicyChecks.Document(call.Input.GetString("PolicyDocument"));
        await roles.ChangeAsync(
            call.Scope.AccountId, Required(call.Input, "RoleName"), r => r with { Policies = new Dictionary<string, string>(r.Policies, StringComparer.Ordinal) { [name] = document } }, cancellationToken);
        return null;
    }
}

internal sealed class GetRolePolicy(RoleDirectory roles) : IamOperation("GetRolePolicy")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var role = roles.Require(call.Scope.AccountId, Required(call.Input, "RoleName"));
        var name = Required(call.Input, "PolicyName");
        if (!role.Policies.TryGetValue(name, out var document)) throw RoleFaults.NoInlinePolicy(name);
        return new(new DataObjectBuilder { ["RoleName"] = role.Name, ["PolicyName"] = name, ["PolicyDocument"] = RoleShapes.Encoded(document) }.Build());
    }
}

internal sealed class ListRolePolicies(RoleDirectory roles) : IamOperation("ListRolePolicies")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var names = roles.Require(call.Scope.AccountId, Required(call.Input, "RoleName")).Policies.Keys.Order(StringComparer.Ordinal).ToList();
        return new(Page("PolicyNames", names, call.Input, n => (DataValue)n));
    }
}

internal sealed class DeleteRolePolicy(RoleDirectory roles) : IamOperation("DeleteRolePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = Required(call.Input, "PolicyName");
        await roles.ChangeAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), r => Without(r, name), cancellationToken);
        return null;
    }

    private static Role Without(Role role, string name)
    {
        var policies = new Dictionary<string, string>(role.Policies, StringComparer.Ordinal);
        return policies.Remove(name) ? role with { Policies = policies } : throw RoleFaults.NoInlinePolicy(name);
    }
}

internal sealed class AttachRolePolicy(RoleDirectory roles) : IamOperation("AttachRolePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = Required(call.Input, "PolicyArn");
        roles.CheckAttachable(arn);
        await roles.ChangeAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), r => r.Attached.Contains(arn) ? r : r with { Attached = [.. r.Attached, arn] }, cancellationToken);
        return null;
    }
}

internal sealed class DetachRolePolicy(RoleDirectory roles) : IamOperation("DetachRolePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = Required(call.Input, "PolicyArn");
        await roles.ChangeAsync(
            call.Scope.AccountId, Required(call.Input, "RoleName"), r => r.Attached.Contains(arn) ? r with { Attached = [.. r.Attached.Where(a => a != arn)] } : throw RoleFaults.NoPolicy(arn), cancellationToken);
        return null;
    }
}

internal sealed class ListAttachedRolePolicies(RoleDirectory roles) : IamOperation("ListAttachedRolePolicies")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var attached = roles.Require(call.Scope.AccountId, Required(call.Input, "RoleName")).Attached;
        return new(Page("AttachedPolicies", attached, call.Input, a => new DataObjectBuilder { ["PolicyName"] = a[(a.LastIndexOf('/') + 1)..], ["PolicyArn"] = a }.Build()));
    }
}
