using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html</remarks>
internal sealed class LogGroupHandler() : ResourceHandler("AWS::Logs::LogGroup", ("cloudwatchlogs", "createLogGroup"))
{
    private const string Service = "cloudwatchlogs";

    protected override IReadOnlyList<string> Replacing => ["LogGroupName", "LogGroupClass"];

    protected override IReadOnlyList<string> Updatable =>
        ["RetentionInDays", "KmsKeyId", "Tags", "DataProtectionPolicy", "FieldIndexPolicies", "ResourcePolicyDocument", "DeletionProtectionEnabled", "BearerTokenAuthenticationEnabled"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var name = task.Text("LogGroupName") ?? task.NewName(512);
        var input = new DataObjectBuilder
        {
            ["logGroupName"] = name,
            ["kmsKeyId"] = task.Properties["KmsKeyId"],
            ["logGroupClass"] = task.Properties["LogGroupClass"],
            ["tags"] = task.TagMap(),
        };
        await task.CallAsync(Service, "createLogGroup", input, cancellationToken);
        task.Begun = name;
        await PutRetentionAsync(task, name, cancellationToken);
        return Made(task, name);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var name = current.PhysicalId!;
        if (task.Properties.Contains("RetentionInDays")) await PutRetentionAsync(task, name, cancellationToken);
        else await task.CallAsync(Service, "deleteRetentionPolicy", new DataObjectBuilder { ["logGroupName"] = name }, cancellationToken);
        if (task.TagMap() is { } tags) await task.CallAsync(Service, "tagLogGroup", new DataObjectBuilder { ["logGroupName"] = name, ["tags"] = tags }, cancellationToken);
        return Made(task, name);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync(Service, "deleteLogGroup", new DataObjectBuilder { ["logGroupName"] = current.PhysicalId! }, cancellationToken);

    private static async ValueTask PutRetentionAsync(ResourceTask task, string name, CancellationToken cancellationToken)
    {
        if (PropertyForms.Number(task.Properties["RetentionInDays"]) is not { } days) return;
        await task.CallAsync(Service, "putRetentionPolicy", new DataObjectBuilder { ["logGroupName"] = name, ["retentionInDays"] = days }, cancellationToken);
    }

    private static MadeResource Made(ResourceTask task, string name) =>
        MadeResource.Of(name, new DataObjectBuilder { ["Arn"] = task.Scope.Arn("logs", $"log-group:{name}:*") });
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-logstream.html</remarks>
internal sealed class LogStreamHandler() : SimpleHandler("AWS::Logs::LogStream", "cloudwatchlogs", "createLogStream", null, "deleteLogStream")
{
    protected override IReadOnlyList<string> Replacing => ["LogGroupName", "LogStreamName"];

    protected override DataObjectBuilder Input(ResourceTask task) =>
        new() { ["logGroupName"] = task.RequiredText("LogGroupName"), ["logStreamName"] = task.Text("LogStreamName") ?? task.LogicalId };

    protected override DataObjectBuilder DeleteInput(StackResource current) =>
        new() { ["logGroupName"] = current.Properties["LogGroupName"], ["logStreamName"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer) => MadeResource.Of(task.Text("LogStreamName") ?? task.LogicalId);
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-resourcepolicy.html</remarks>
internal sealed class LogResourcePolicyHandler() : SimpleHandler("AWS::Logs::ResourcePolicy", "cloudwatchlogs", "putResourcePolicy", null, "deleteResourcePolicy")
{
    protected override IReadOnlyList<string> Replacing => ["PolicyName"];
    protected override IReadOnlyList<string> Updatable => ["PolicyDocument"];

    protected override DataObjectBuilder Input(ResourceTask task) =>
        new() { ["policyName"] = task.RequiredText("PolicyName"), ["policyDocument"] = PropertyForms.Json(task.Properties["PolicyDocument"]) };

    protected override DataObjectBuilder DeleteInput(StackResource current) => new() { ["policyName"] = current.PhysicalId! };

    protected override MadeResource Made(ResourceTask task, DataObject answer) => MadeResource.Of(task.RequiredText("PolicyName"));
}
