using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>One statement of a bus's policy.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html</remarks>
internal sealed class EventBusPolicyHandler() : ResourceHandler("AWS::Events::EventBusPolicy", ("eventbridge", "putPermission"))
{
    protected override IReadOnlyList<string> Replacing => ["StatementId", "EventBusName"];
    protected override IReadOnlyList<string> Updatable => ["Statement", "Action", "Principal", "Condition"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        await PutAsync(task, cancellationToken);
        return MadeResource.Of($"{task.Text("EventBusName") ?? "default"}|{task.RequiredText("StatementId")}");
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        await RemoveAsync(task, current, cancellationToken);
        await PutAsync(task, cancellationToken);
        return MadeResource.Of(current.PhysicalId!);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) => RemoveAsync(task, current, cancellationToken);

    private static async ValueTask PutAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var (bus, id) = (task.Text("EventBusName"), task.RequiredText("StatementId"));
        var input = new DataObjectBuilder { ["EventBusName"] = bus is { } name ? name : (DataValue?)null };
        if (task.Properties.GetObject("Statement") is { } statement)
        {
            var known = await task.CallAsync("eventbridge", "describeEventBus", new DataObjectBuilder { ["Name"] = bus ?? "default" }, cancellationToken);
            input["Policy"] = With(DataValue.TryParse(known.GetString("Policy")) as DataObject, statement.With("Sid", id)).ToJson();
        }
        else
        {
            input["StatementId"] = id;
            foreach (var field in new[] { "Action", "Principal", "Condition" }) input[field] = task.Properties[field];
        }

        await task.CallAsync("eventbridge", "putPermission", input, cancellationToken);
    }

    private static DataObject With(DataObject? policy, DataObject statement)
    {
        var others = policy?["Statement"] switch { DataArray many => many.ToList(), DataObject one => [one], _ => [] };
        var id = statement.GetString("Sid");
        others.RemoveAll(s => (s as DataObject)?.GetString("Sid") == id);
        return (policy ?? new DataObjectBuilder { ["Version"] = "2012-10-17" }.Build()).With("Statement", new DataArray([.. others, statement]));
    }

    private static ValueTask RemoveAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        current.PhysicalId!.Split('|', 2) is [var bus, var id]
            ? task.DeleteAsync("eventbridge", "removePermission", new DataObjectBuilder { ["EventBusName"] = bus, ["StatementId"] = id }, cancellationToken)
            : ValueTask.CompletedTask;
}
