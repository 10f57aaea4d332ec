using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal sealed class CreateChangeSet(ChangeSets sets) : CloudFormationOperation("CreateChangeSet")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var type = call.Input.GetString("ChangeSetType");
        if (type is "IMPORT") throw StackFaults.Invalid("The sandbox cannot import resources into a stack.");
        var set = await sets.CreateAsync(StackInputs.Request(call), StackInputs.Required(call.Input, "ChangeSetName"), type, call.Input.GetString("Description"), cancellationToken);
        return new DataObjectBuilder { ["Id"] = set.Id, ["StackId"] = set.StackId }.Build();
    }
}

/// <summary>An operation on one change set, named by its id or by its name and its stack's.</summary>
internal abstract class ChangeSetOperation(string name, ChangeSets sets) : CloudFormationOperation(name)
{
    protected ChangeSets Sets { get; } = sets;

    protected ChangeSet Find(OperationCall call) => Sets.Require(call.Scope, StackInputs.Required(call.Input, "ChangeSetName"), call.Input.GetString("StackName"));
}

internal sealed class DescribeChangeSet(ChangeSets sets) : ChangeSetOperation("DescribeChangeSet", sets)
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var set = Find(call);
        var (page, next) = StackInputs.Page(set.Changes, call.Input, PageSize);
        return new(ChangeSetShapes.Summary(set)
            .Set("Parameters", StackShapes.Parameters(StackPlan.ReadTemplate(set.Input.TemplateBody), set.Input) ?? DataArray.Empty)
            .Set("NotificationARNs", StackShapes.List(set.Input.NotificationArns.Select(a => (DataValue)a)))
            .Set("RollbackConfiguration", DataObject.Empty)
            .Set("Capabilities", StackShapes.List(set.Input.Capabilities.Select(c => (DataValue)c)))
            .Set("Tags", StackShapes.Tags(set.Input.Tags))
            .Set("Changes", StackShapes.List(page.Select(ChangeSetShapes.Change)))
            .Set("NextToken", next ?? DataValue.Null)
            .Build());
    }
}

internal sealed class ListChangeSets(StackDirectory stacks, ChangeSets sets) : CloudFormationOperation("ListChangeSets")
{
    private const int PageSize = 100;

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var stack = stacks.Require(call.Scope, StackInputs.Required(call.Input, "StackName"));
        var (page, next) = StackInputs.Page(sets.List(stack), call.Input, PageSize);
        return new(new DataObjectBuilder { ["Summaries"] = StackShapes.List(page.Select(s => ChangeSetShapes.Summary(s).Build())), ["NextToken"] = next }.Build());
    }
}

internal sealed class ExecuteChangeSet(ChangeSets sets) : ChangeSetOperation("ExecuteChangeSet", sets)
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await Sets.ExecuteAsync(Find(call), call.Input.GetString("ClientRequestToken"), cancellationToken);
        return DataObject.Empty;
    }
}

internal sealed class DeleteChangeSet(ChangeSets sets) : ChangeSetOperation("DeleteChangeSet", sets)
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await Sets.DeleteAsync(Find(call), cancellationToken);
        return DataObject.Empty;
    }
}

/// <summary>Change sets as answers have them.</summary>
internal static class ChangeSetShapes
{
    public static DataObjectBuilder Summary(ChangeSet set) => new(16)
    {
        ["ChangeSetName"] = set.Name,
        ["ChangeSetId"] = set.Id,
        ["StackId"] = set.StackId,
        ["StackName"] = set.StackName,
        ["Description"] = StackRows.Text(set.Description),
        ["CreationTime"] = StackShapes.Time(set.CreatedMilliseconds),
        ["ExecutionStatus"] = set.ExecutionStatus,
        ["Status"] = set.Status,
        ["StatusReason"] = StackRows.Text(set.StatusReason),
        ["IncludeNestedStacks"] = false,
    };

    public static DataObject Change(ResourceChange change) => new DataObjectBuilder
    {
        ["Type"] = "Resource",
        ["ResourceChange"] = new DataObjectBuilder(8)
        {
            ["Action"] = change.Action,
            ["LogicalResourceId"] = change.LogicalId,
            ["PhysicalResourceId"] = StackRows.Text(change.PhysicalId),
            ["ResourceType"] = change.Type,
            ["Replacement"] = change.Replacement is { } flag ? (flag ? "True" : "False") : (DataValue?)null,
            ["Scope"] = change.Action == "Modify" ? StackShapes.List(["Properties"]) : DataArray.Empty,
            ["Details"] = StackShapes.List(change.Properties.Select(Detail)),
        }.Build(),
    }.Build();

    private static DataObject Detail(string property) => new DataObjectBuilder
    {
        ["Target"] = new DataObjectBuilder { ["Attribute"] = "Properties", ["Name"] = property }.Build(),
        ["Evaluation"] = "Static",
        ["ChangeSource"] = "DirectModification",
    }.Build();
}
