using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html: Ref is the queue's URL.</remarks>
internal sealed class QueueHandler() : ResourceHandler("AWS::SQS::Queue", ("sqs", "createQueue"))
{
    private static readonly string[] Attributes =
    [
        "ContentBasedDeduplication", "DeduplicationScope", "DelaySeconds", "FifoThroughputLimit", "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "MaximumMessageSize",
        "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "RedriveAllowPolicy", "RedrivePolicy", "SqsManagedSseEnabled", "VisibilityTimeout",
    ];

    protected override IReadOnlyList<string> Replacing => ["QueueName", "FifoQueue"];
    protected override IReadOnlyList<string> Updatable => [.. Attributes, "Tags"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var isFifo = PropertyForms.Flag(task.Properties["FifoQueue"]) is DataBoolean { Value: true };
        var name = task.Text("QueueName") ?? task.NewName(80, isFifo ? ".fifo" : "");
        var attributes = Given(task);
        if (isFifo) attributes["FifoQueue"] = "true";
        var input = new DataObjectBuilder { ["QueueName"] = name, ["Attributes"] = attributes.Build(), ["tags"] = task.TagMap() };
        var url = (await task.CallAsync("sqs", "createQueue", input, cancellationToken)).GetString("QueueUrl")!;
        return Made(task, url, name);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var url = current.PhysicalId!;
        var attributes = Given(task);

        // What is no longer in the template goes back to its default.
        foreach (var gone in Attributes.Where(a => current.Properties.Contains(a) && !task.Properties.Contains(a))) attributes[gone] = Defaults.GetValueOrDefault(gone, "");
        if (attributes.Count > 0) await task.CallAsync("sqs", "setQueueAttributes", new DataObjectBuilder { ["QueueUrl"] = url, ["Attributes"] = attributes.Build() }, cancellationToken);
        if (task.TagMap() is { } tags) await task.CallAsync("sqs", "tagQueue", new DataObjectBuilder { ["QueueUrl"] = url, ["Tags"] = tags }, cancellationToken);
        return Made(task, url, url[(url.LastIndexOf('/') + 1)..]);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("sqs", "deleteQueue", new DataObjectBuilder { ["QueueUrl"] = current.PhysicalId! }, cancellationToken);

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["ContentBasedDeduplication"] = "false",
        ["DeduplicationScope"] = "queue",
        ["DelaySeconds"] = "0",
        ["FifoThroughputLimit"] = "perQueue",
        ["KmsDataKeyReusePeriodSeconds"] = "300",
        ["MaximumMessageSize"] = "1048576",
        ["MessageRetentionPeriod"] = "345600",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["SqsManagedSseEnabled"] = "true",
        ["VisibilityTimeout"] = "30",
    };

    private static DataObjectBuilder Given(ResourceTask task)
    {
        var attributes = new DataObjectBuilder();
        foreach (var name in Attributes)
        {
            if (task.Properties[name] is { } value and not DataNull) attributes[name] = Functions.Scalar(value) ?? value.ToJson();
        }

        return attributes;
    }

    private static MadeResource Made(ResourceTask task, string url, string name) =>
        MadeResource.Of(url, new DataObjectBuilder { ["Arn"] = task.Scope.Arn("sqs", name), ["QueueName"] = name, ["QueueUrl"] = url });
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html</remarks>
internal sealed class QueuePolicyHandler() : ResourceHandler("AWS::SQS::QueuePolicy", ("sqs", "setQueueAttributes"))
{
    protected override IReadOnlyList<string> Updatable => ["PolicyDocument", "Queues"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        await PutAsync(task, Queues(task.Properties), PropertyForms.Json(task.Properties["PolicyDocument"]), cancellationToken);
        var id = task.NewName(80);
        return MadeResource.Of(id, new DataObjectBuilder { ["Id"] = id });
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        await PutAsync(task, Queues(current.Properties).Except(Queues(task.Properties)), "", cancellationToken);
        await PutAsync(task, Queues(task.Properties), PropertyForms.Json(task.Properties["PolicyDocument"]), cancellationToken);
        return MadeResource.Of(current.PhysicalId!, new DataObjectBuilder { ["Id"] = current.PhysicalId! });
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        foreach (var queue in Queues(current.Properties)) await task.DeleteAsync("sqs", "setQueueAttributes", Input(queue, ""), cancellationToken);
    }

    private static async ValueTask PutAsync(ResourceTask task, IEnumerable<string> queues, DataValue? policy, CancellationToken cancellationToken)
    {
        foreach (var queue in queues) await task.CallAsync("sqs", "setQueueAttributes", Input(queue, policy), cancellationToken);
    }

    private static DataObjectBuilder Input(string queue, DataValue? policy) =>
        new() { ["QueueUrl"] = queue, ["Attributes"] = new DataObjectBuilder { ["Policy"] = policy }.Build() };

    private static IEnumerable<string> Queues(DataObject properties) => PropertyForms.Texts(properties["Queues"]);
}
