using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Protocol.Iam;

internal sealed class CreateRole(RoleDirectory roles) : IamOperation("CreateRole")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var role = await roles.CreateAsync(new Role
        {
            AccountId = call.Scope.AccountId,
            Partition = call.Scope.Partition,
            Name = Required(input, "RoleName"),
            Path = PolicyChecks.Path(input.GetString("Path")),
            RoleId = RoleDirectory.NewId("AROA"),
            TrustPolicy = Required(input, "AssumeRolePolicyDocument"),
            Description = input.GetString("Description"),
            MaxSessionSeconds = SessionSeconds(input) ?? 3600,
            PermissionsBoundary = input.GetString("PermissionsBoundary"),
            CreatedMilliseconds = roles.Now,
            Tags = ResourceTags.Parse(input.GetArray("Tags")),
        }, cancellationToken);
        return new DataObjectBuilder { ["Role"] = RoleShapes.Role(role) }.Build();
    }

    public static int? SessionSeconds(DataObject input)
    {
        if (input.GetString("MaxSessionDuration") is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 3600 and <= 43_200
            ? seconds
            : throw RoleFaults.Invalid($"1 validation error detected: Value '{text}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value between 3600 and 43200");
    }
}

internal sealed class GetRole(RoleDirectory roles) : IamOperation("GetRole")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(new DataObjectBuilder { ["Role"] = RoleShapes.Role(roles.Require(call.Scope.AccountId, Required(call.Input, "RoleName"))) }.Build());
}

internal sealed class ListRoles(RoleDirectory roles) : IamOperation("ListRoles")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(Page("Roles", roles.List(call.Scope.AccountId, call.Input.GetString("PathPrefix") ?? "/"), call.Input, r => RoleShapes.Role(r, withTags: false)));
}

internal sealed class UpdateRole(RoleDirectory roles) : IamOperation("UpdateRole")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var seconds = CreateRole.SessionSeconds(call.Input);
        await roles.ChangeAsync(
            call.Scope.AccountId,
            Required(call.Input, "RoleName"),
            r => r with { Description = call.Input.GetString("Description") ?? r.Description, MaxSessionSeconds = seconds ?? r.MaxSessionSeconds },
            cancellationToken);
        return DataObject.Empty;
    }
}

internal sealed class DeleteRole(RoleDirectory roles) : IamOperation("DeleteRole")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await roles.DeleteAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), cancellationToken);
        return null;
    }
}

internal sealed class UpdateAssumeRolePolicy(RoleDirectory roles) : IamOperation("UpdateAssumeRolePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var document = PolicyChecks.Document(call.Input.GetString("PolicyDocument"));
        await roles.ChangeAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), r => r with { TrustPolicy = document }, cancellationToken);
        return null;
    }
}

internal sealed class TagRole(RoleDirectory roles) : IamOperation("TagRole")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await roles.ChangeAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), r => r with { Tags = r.Tags.With(call.Input.GetArray("Tags")) }, cancellationToken);
        return null;
    }
}

internal sealed class UntagRole(RoleDirectory roles) : IamOperation("UntagRole")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var keys = (call.Input.GetArray("TagKeys") ?? DataArray.Empty).OfType<DataString>().Select(k => k.Value).ToList();
        await roles.ChangeAsync(call.Scope.AccountId, Required(call.Input, "RoleName"), r => r with { Tags = r.Tags.Without(keys) }, cancellationToken);
        return null;
    }
}

internal sealed class ListRoleTags(RoleDirectory roles) : IamOperation("ListRoleTags")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(Page("Tags", roles.Require(call.Scope.AccountId, Required(call.Input, "RoleName")).Tags.ToData(), call.Input, t => t));
}
