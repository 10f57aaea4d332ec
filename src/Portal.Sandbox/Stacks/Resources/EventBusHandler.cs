using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html</remarks>
internal sealed class EventBusHandler() : ResourceHandler("AWS::Events::EventBus", ("eventbridge", "createEventBus"))
{
    protected override IReadOnlyList<string> Replacing => ["Name", "EventSourceName"];
    protected override IReadOnlyList<string> Updatable => ["Description", "KmsKeyIdentifier", "DeadLetterConfig", "LogConfig", "Policy", "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.RequiredText("Name");
        var answer = await task.CallAsync("eventbridge", "createEventBus", Settings(task, name).Set("Tags", task.TagList() ?? DataArray.Empty), cancellationToken);
        task.Begun = name;
        await PutPolicyAsync(task, name, cancellationToken);
        return Made(task, name, answer.GetString("EventBusArn")!);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var name = current.PhysicalId!;
        if (task.Calls.Has("eventbridge", "updateEventBus")) await task.CallAsync("eventbridge", "updateEventBus", Settings(task, name), cancellationToken);
        await PutPolicyAsync(task, name, cancellationToken);
        var arn = current.Attributes.GetString("Arn")!;
        await ResourceTagging.UpdateAsync(task, "eventbridge", "ResourceARN", arn, "Tags", "TagKeys", current, cancellationToken);
        return Made(task, name, arn);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("eventbridge", "deleteEventBus", new DataObjectBuilder { ["Name"] = current.PhysicalId! }, cancellationToken);

    private static DataObjectBuilder Settings(ResourceTask task, string name) => new()
    {
        ["Name"] = name,
        ["EventSourceName"] = task.Properties["EventSourceName"],
        ["Description"] = task.Properties["Description"],
        ["KmsKeyIdentifier"] = task.Properties["KmsKeyIdentifier"],
        ["DeadLetterConfig"] = task.Properties["DeadLetterConfig"],
        ["LogConfig"] = task.Properties["LogConfig"],
    };

    private static async ValueTask PutPolicyAsync(ResourceTask task, string name, CancellationToken cancellationToken)
    {
        if (PropertyForms.Json(task.Properties["Policy"]) is not { } policy) return;
        await task.CallAsync("eventbridge", "putPermission", new DataObjectBuilder { ["EventBusName"] = name, ["Policy"] = policy }, cancellationToken);
    }

    private static MadeResource Made(ResourceTask task, string name, string arn) =>
        MadeResource.Of(name, new DataObjectBuilder { ["Arn"] = arn, ["Name"] = name, ["Policy"] = PropertyForms.Json(task.Properties["Policy"]) ?? "" });
}
