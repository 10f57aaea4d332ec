using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal sealed class DescribeStackResources(StackDirectory stacks) : CloudFormationOperation("DescribeStackResources")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (name, physical, logical) = (call.Input.GetString("StackName"), call.Input.GetString("PhysicalResourceId"), call.Input.GetString("LogicalResourceId"));
        if (name is null == physical is null) throw StackFaults.Invalid("Either a StackName or a PhysicalResourceId must be specified, and not both.");
        var stack = name is not null ? stacks.Require(call.Scope, name) : Owner(call, physical!);
        var found = stack.Resources.Where(r => logical is null || r.LogicalId == logical).Select(r => StackShapes.Resource(stack, r, "Timestamp", withStack: true).Build());
        return new(new DataObjectBuilder { ["StackResources"] = StackShapes.List(found) }.Build());
    }

    private Stack Owner(OperationCall call, string physicalId) =>
        stacks.List(call.Scope).FirstOrDefault(s => !s.IsDeleted && s.Resources.Any(r => r.PhysicalId == physicalId))
        ?? throw StackFaults.Invalid($"Stack for {physicalId} does not exist");
}

internal sealed class DescribeStackResource(StackDirectory stacks) : CloudFormationOperation("DescribeStackResource")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = stacks.Require(call.Scope, StackInputs.Required(call.Input, "StackName"));
        var logical = StackInputs.Required(call.Input, "LogicalResourceId");
        var resource = stack.Resources.FirstOrDefault(r => r.LogicalId == logical) ?? throw StackFaults.Invalid($"Resource {logical} does not exist for stack {stack.Name}");
        var detail = StackShapes.Resource(stack, resource, "LastUpdatedTimestamp", withStack: true).Build();
        return new(new DataObjectBuilder { ["StackResourceDetail"] = detail }.Build());
    }
}

internal sealed class ListStackResources(StackDirectory stacks) : CloudFormationOperation("ListStackResources")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = stacks.Require(call.Scope, StackInputs.Required(call.Input, "StackName"));
        var (page, next) = StackInputs.Page(stack.Resources, call.Input, PageSize);
        var found = page.Select(r => StackShapes.Resource(stack, r, "LastUpdatedTimestamp", withStack: false).Build());
        return new(new DataObjectBuilder { ["StackResourceSummaries"] = StackShapes.List(found), ["NextToken"] = next }.Build());
    }
}
