using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal sealed class DescribeStacks(StackDirectory stacks) : CloudFormationOperation("DescribeStacks")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var found = call.Input.GetString("StackName") is { } name ? [stacks.Require(call.Scope, name)] : stacks.List(call.Scope).Where(s => !s.IsDeleted).ToList();
        var (page, next) = StackInputs.Page(found, call.Input, PageSize);
        return new(new DataObjectBuilder { ["Stacks"] = StackShapes.List(page.Select(StackShapes.Stack)), ["NextToken"] = next }.Build());
    }
}

internal sealed class ListStacks(StackDirectory stacks) : CloudFormationOperation("ListStacks")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var statuses = StackInputs.Names(call.Input, "StackStatusFilter");
        var found = stacks.List(call.Scope).Where(s => statuses.Count == 0 || statuses.Contains(s.Status)).ToList();
        var (page, next) = StackInputs.Page(found, call.Input, PageSize);
        return new(new DataObjectBuilder { ["StackSummaries"] = StackShapes.List(page.Select(StackShapes.Summary)), ["NextToken"] = next }.Build());
    }
}

internal sealed class DescribeStackEvents(StackDirectory stacks) : CloudFormationOperation("DescribeStackEvents")
{
    private const int PageSize = 100;

    /// <summary>Newest first.</summary>
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = StackInputs.Required(call.Input, "StackName");
        var stack = stacks.Find(call.Scope, name) ?? throw StackFaults.Invalid($"Stack [{name}] does not exist");
        var page = stacks.Events(stack, StackInputs.Decode(call.Input), PageSize);
        return new(new DataObjectBuilder
        {
            ["StackEvents"] = StackShapes.List(page.Select(e => StackShapes.Event(stack, e.Event))),
            ["NextToken"] = page.Count == PageSize && page[^1].Number > 1 ? StackInputs.Encode(page[^1].Number) : (DataValue?)null,
        }.Build());
    }
}

internal sealed class ListExports(StackDirectory stacks) : CloudFormationOperation("ListExports")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (page, next) = StackInputs.Page(stacks.Exports(call.Scope).ToList(), call.Input, PageSize);
        var exports = page.Select(e => new DataObjectBuilder { ["ExportingStackId"] = e.Stack.Id, ["Name"] = e.Output.ExportName!, ["Value"] = e.Output.Value }.Build());
        return new(new DataObjectBuilder { ["Exports"] = StackShapes.List(exports), ["NextToken"] = next }.Build());
    }
}

internal sealed class ListImports(StackDirectory stacks) : CloudFormationOperation("ListImports")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var export = StackInputs.Required(call.Input, "ExportName");
        var users = StackImports.Of(stacks, call.Scope, export).Select(s => s.Name).Order(StringComparer.Ordinal).ToList();
        if (users.Count == 0) throw StackFaults.Invalid($"Export '{export}' is not imported by any stack.");
        var (page, next) = StackInputs.Page(users, call.Input, PageSize);
        return new(new DataObjectBuilder { ["Imports"] = StackShapes.List(page.Select(n => (DataValue)n)), ["NextToken"] = next }.Build());
    }
}
