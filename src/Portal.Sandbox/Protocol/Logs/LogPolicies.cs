using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

internal sealed class PutResourcePolicy(LogResourcePolicies policies) : LogsOperation("PutResourcePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var policy = await policies.PutAsync(call.Scope, LogsInput.Required(call.Input, "policyName"), LogsInput.Required(call.Input, "policyDocument"), cancellationToken);
        return new DataObjectBuilder { ["resourcePolicy"] = LogPolicyShape.Of(policy) }.Build();
    }
}

internal sealed class DescribeResourcePolicies(LogResourcePolicies policies) : LogsOperation("DescribeResourcePolicies")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (page, next) = LogsInput.Page(policies.List(call.Scope), p => p.Name, call.Input.GetString("nextToken"), LogsInput.Limit(call.Input, 50, 50));
        return new(new DataObjectBuilder { ["resourcePolicies"] = new DataArray([.. page.Select(LogPolicyShape.Of)]), ["nextToken"] = next }.Build());
    }
}

internal sealed class DeleteResourcePolicy(LogResourcePolicies policies) : LogsOperation("DeleteResourcePolicy")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await policies.DeleteAsync(call.Scope, LogsInput.Required(call.Input, "policyName"), cancellationToken);
        return null;
    }
}

internal static class LogPolicyShape
{
    public static DataObject Of(LogResourcePolicy policy) => new DataObjectBuilder
    {
        ["policyName"] = policy.Name,
        ["policyDocument"] = policy.Document,
        ["lastUpdatedTime"] = policy.UpdatedMilliseconds,
    }.Build();
}
