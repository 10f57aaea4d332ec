using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-archive.html</remarks>
internal sealed class EventArchiveHandler() : SimpleHandler("AWS::Events::Archive", "eventbridge", "createArchive", "updateArchive", "deleteArchive")
{
    protected override IReadOnlyList<string> Replacing => ["ArchiveName", "SourceArn"];
    protected override IReadOnlyList<string> Updatable => ["Description", "EventPattern", "RetentionDays", "KmsKeyIdentifier"];

    protected override DataObjectBuilder Input(ResourceTask task) =>
        Fields(task).Set("ArchiveName", task.Text("ArchiveName") ?? task.NewName(48)).Set("EventSourceArn", task.RequiredText("SourceArn"));

    protected override DataObjectBuilder UpdateInput(ResourceTask task, StackResource current) => Fields(task).Set("ArchiveName", current.PhysicalId!);

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["ArchiveName"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer)
    {
        var arn = answer.GetString("ArchiveArn")!;
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return MadeResource.Of(name, new DataObjectBuilder { ["Arn"] = arn, ["ArchiveName"] = name });
    }

    private static DataObjectBuilder Fields(ResourceTask task) => new()
    {
        ["Description"] = task.Properties["Description"],
        ["EventPattern"] = PropertyForms.Json(task.Properties["EventPattern"]),
        ["RetentionDays"] = PropertyForms.Number(task.Properties["RetentionDays"]),
    };
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-connection.html</remarks>
internal sealed class EventConnectionHandler() : SimpleHandler("AWS::Events::Connection", "eventbridge", "createConnection", "updateConnection", "deleteConnection")
{
    protected override IReadOnlyList<string> Replacing => ["Name"];
    protected override IReadOnlyList<string> Updatable => ["Description", "AuthorizationType", "AuthParameters", "InvocationConnectivityParameters", "KmsKeyIdentifier"];

    protected override DataObjectBuilder Input(ResourceTask task) => Fields(task).Set("Name", task.Text("Name") ?? task.NewName(64));

    protected override DataObjectBuilder UpdateInput(ResourceTask task, StackResource current) => Fields(task).Set("Name", current.PhysicalId!);

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["Name"] = current.PhysicalId! };

    /// <remarks>A connection's ARN is <c>connection/NAME/ID</c>.</remarks>
    protected override MadeResource Made(ResourceTask task, DataObject answer)
    {
        var arn = answer.GetString("ConnectionArn")!;
        return MadeResource.Of(arn.Split('/')[1], new DataObjectBuilder { ["Arn"] = arn, ["SecretArn"] = answer["SecretArn"] });
    }

    private static DataObjectBuilder Fields(ResourceTask task) => new()
    {
        ["Description"] = task.Properties["Description"],
        ["AuthorizationType"] = task.Properties["AuthorizationType"],
        ["AuthParameters"] = task.Properties["AuthParameters"],
    };
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-apidestination.html</remarks>
internal sealed class ApiDestinationHandler() : SimpleHandler("AWS::Events::ApiDestination", "eventbridge", "createApiDestination", "updateApiDestination", "deleteApiDestination")
{
    protected override IReadOnlyList<string> Replacing => ["Name"];
    protected override IReadOnlyList<string> Updatable => ["Description", "ConnectionArn", "InvocationEndpoint", "HttpMethod", "InvocationRateLimitPerSecond"];

    protected override DataObjectBuilder Input(ResourceTask task) => Fields(task).Set("Name", task.Text("Name") ?? task.NewName(64));

    protected override DataObjectBuilder UpdateInput(ResourceTask task, StackResource current) => Fields(task).Set("Name", current.PhysicalId!);

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["Name"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer)
    {
        var arn = answer.GetString("ApiDestinationArn")!;
        return MadeResource.Of(arn.Split('/')[1], new DataObjectBuilder { ["Arn"] = arn, ["ArnForPolicy"] = string.Join('/', arn.Split('/')[..2]) });
    }

    private static DataObjectBuilder Fields(ResourceTask task) => new()
    {
        ["Description"] = task.Properties["Description"],
        ["ConnectionArn"] = task.Properties["ConnectionArn"],
        ["InvocationEndpoint"] = task.Properties["InvocationEndpoint"],
        ["HttpMethod"] = task.Properties["HttpMethod"],
        ["InvocationRateLimitPerSecond"] = PropertyForms.Number(task.Properties["InvocationRateLimitPerSecond"]),
    };
}
