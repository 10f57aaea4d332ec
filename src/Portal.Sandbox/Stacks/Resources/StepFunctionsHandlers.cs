using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachineversion.html</remarks>
internal sealed class StateMachineVersionHandler()
    : SimpleHandler("AWS::StepFunctions::StateMachineVersion", "sfn", "publishStateMachineVersion", null, "deleteStateMachineVersion")
{
    protected override IReadOnlyList<string> Replacing => ["StateMachineArn", "StateMachineRevisionId", "Description"];

    /// <remarks>The revision is only what makes a new version: it has to be the newest one anyway.</remarks>
    protected override DataObjectBuilder Input(ResourceTask task) => new()
    {
        ["stateMachineArn"] = task.RequiredText("StateMachineArn"),
        ["description"] = task.Properties["Description"],
    };

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["stateMachineVersionArn"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer)
    {
        var arn = answer.GetString("stateMachineVersionArn")!;
        return MadeResource.Of(arn, new DataObjectBuilder { ["Arn"] = arn });
    }
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachinealias.html</remarks>
internal sealed class StateMachineAliasHandler()
    : SimpleHandler("AWS::StepFunctions::StateMachineAlias", "sfn", "createStateMachineAlias", "updateStateMachineAlias", "deleteStateMachineAlias")
{
    protected override IReadOnlyList<string> Replacing => ["Name"];
    protected override IReadOnlyList<string> Updatable => ["Description", "RoutingConfiguration", "DeploymentPreference"];

    protected override DataObjectBuilder Input(ResourceTask task) => Fields(task).Set("name", task.Text("Name") ?? task.NewName(80));

    protected override DataObjectBuilder UpdateInput(ResourceTask task, StackResource current) => Fields(task).Set("stateMachineAliasArn", current.PhysicalId!);

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["stateMachineAliasArn"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer)
    {
        var arn = answer.GetString("stateMachineAliasArn") ?? "";
        return MadeResource.Of(arn, new DataObjectBuilder { ["Arn"] = arn });
    }

    private static DataObjectBuilder Fields(ResourceTask task) => new()
    {
        ["description"] = task.Properties["Description"],
        ["routingConfiguration"] = new DataArray([.. Routes(task)]),
    };

    /// <summary>A deployment preference shifts traffic over time; here it arrives at once.</summary>
    private static IEnumerable<DataObject> Routes(ResourceTask task)
    {
        if (task.Properties.GetObject("DeploymentPreference") is { } preference)
        {
            yield return Route(preference["StateMachineVersionArn"], 100);
            yield break;
        }

        foreach (var route in (task.Properties.GetArray("RoutingConfiguration") ?? DataArray.Empty).OfType<DataObject>())
        {
            yield return Route(route["StateMachineVersionArn"], PropertyForms.Number(route["Weight"]) ?? 100);
        }
    }

    private static DataObject Route(DataValue? version, DataValue weight) =>
        new DataObjectBuilder { ["stateMachineVersionArn"] = version, ["weight"] = weight }.Build();
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-activity.html</remarks>
internal sealed class ActivityHandler() : ResourceHandler("AWS::StepFunctions::Activity", ("sfn", "createActivity"))
{
    protected override IReadOnlyList<string> Replacing => ["Name", "EncryptionConfiguration"];
    protected override IReadOnlyList<string> Updatable => ["Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var input = new DataObjectBuilder { ["name"] = task.RequiredText("Name"), ["tags"] = task.TagList("key", "value") };
        return Made((await task.CallAsync("sfn", "createActivity", input, cancellationToken)).GetString("activityArn")!);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        await ResourceTagging.UpdateAsync(task, "sfn", "resourceArn", current.PhysicalId!, "tags", "tagKeys", current, cancellationToken);
        return Made(current.PhysicalId!);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("sfn", "deleteActivity", new DataObjectBuilder { ["activityArn"] = current.PhysicalId! }, cancellationToken);

    private static MadeResource Made(string arn) =>
        MadeResource.Of(arn, new DataObjectBuilder { ["Arn"] = arn, ["Name"] = arn[(arn.LastIndexOf(':') + 1)..] });
}
