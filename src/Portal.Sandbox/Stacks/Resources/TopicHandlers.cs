using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html: Ref is the topic's ARN.</remarks>
internal sealed class TopicHandler() : ResourceHandler("AWS::SNS::Topic", ("sns", "createTopic"))
{
    private static readonly string[] Attributes =
        ["DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig", "ContentBasedDeduplication", "ArchivePolicy", "FifoThroughputScope"];

    protected override IReadOnlyList<string> Replacing => ["TopicName", "FifoTopic"];
    protected override IReadOnlyList<string> Updatable => [.. Attributes, "Subscription", "Tags", "DataProtectionPolicy", "DeliveryStatusLogging"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var isFifo = PropertyForms.Flag(task.Properties["FifoTopic"]) is DataBoolean { Value: true };
        var attributes = new DataObjectBuilder { ["FifoTopic"] = isFifo ? "true" : (DataValue?)null };
        foreach (var name in Attributes) attributes[name] = Text(task, name);
        var input = new DataObjectBuilder { ["Name"] = task.Text("TopicName") ?? task.NewName(256, isFifo ? ".fifo" : ""), ["Attributes"] = attributes.Build(), ["Tags"] = task.TagList() };
        var arn = (await task.CallAsync("sns", "createTopic", input, cancellationToken)).GetString("TopicArn")!;
        task.Begun = arn;
        await SubscribeAsync(task, arn, cancellationToken);
        return Made(arn);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var arn = current.PhysicalId!;
        foreach (var name in Attributes.Where(a => !Equals(task.Properties[a], current.Properties[a])))
        {
            var input = new DataObjectBuilder { ["TopicArn"] = arn, ["AttributeName"] = name, ["AttributeValue"] = Text(task, name) ?? "" };
            await task.CallAsync("sns", "setTopicAttributes", input, cancellationToken);
        }

        await SubscribeAsync(task, arn, cancellationToken);
        await ResourceTagging.UpdateAsync(task, "sns", "ResourceArn", arn, "Tags", "TagKeys", current, cancellationToken);
        return Made(arn);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("sns", "deleteTopic", new DataObjectBuilder { ["TopicArn"] = current.PhysicalId! }, cancellationToken);

    private static async ValueTask SubscribeAsync(ResourceTask task, string arn, CancellationToken cancellationToken)
    {
        foreach (var subscription in (task.Properties.GetArray("Subscription") ?? DataArray.Empty).OfType<DataObject>())
        {
            var input = new DataObjectBuilder { ["TopicArn"] = arn, ["Protocol"] = subscription["Protocol"], ["Endpoint"] = subscription["Endpoint"] };
            await task.CallAsync("sns", "subscribe", input, cancellationToken);
        }
    }

    private static DataValue? Text(ResourceTask task, string name) =>
        task.Properties[name] is { } value and not DataNull ? Functions.Scalar(value) ?? value.ToJson() : (DataValue?)null;

    private static MadeResource Made(string arn) =>
        MadeResource.Of(arn, new DataObjectBuilder { ["TopicArn"] = arn, ["TopicName"] = arn[(arn.LastIndexOf(':') + 1)..] });
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html</remarks>
internal sealed class SubscriptionHandler() : ResourceHandler("AWS::SNS::Subscription", ("sns", "subscribe"))
{
    private static readonly string[] Attributes = ["RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "DeliveryPolicy", "SubscriptionRoleArn", "ReplayPolicy"];

    protected override IReadOnlyList<string> Replacing => ["TopicArn", "Protocol", "Endpoint"];
    protected override IReadOnlyList<string> Updatable => [.. Attributes, "Region"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var attributes = new DataObjectBuilder();
        foreach (var name in Attributes) attributes[name] = Text(task.Properties, name);
        var input = new DataObjectBuilder
        {
            ["TopicArn"] = task.RequiredText("TopicArn"),
            ["Protocol"] = task.RequiredText("Protocol"),
            ["Endpoint"] = task.Properties["Endpoint"],
            ["Attributes"] = attributes.Build(),
            ["ReturnSubscriptionArn"] = "true",
        };
        return Made((await task.CallAsync("sns", "subscribe", input, cancellationToken)).GetString("SubscriptionArn")!);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        foreach (var name in Attributes.Where(a => !Equals(task.Properties[a], current.Properties[a])))
        {
            var input = new DataObjectBuilder { ["SubscriptionArn"] = current.PhysicalId!, ["AttributeName"] = name, ["AttributeValue"] = Text(task.Properties, name) ?? "" };
            await task.CallAsync("sns", "setSubscriptionAttributes", input, cancellationToken);
        }

        return Made(current.PhysicalId!);
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync("sns", "unsubscribe", new DataObjectBuilder { ["SubscriptionArn"] = current.PhysicalId! }, cancellationToken);

    private static DataValue? Text(DataObject properties, string name) =>
        properties[name] is { } value and not DataNull ? Functions.Scalar(value) ?? value.ToJson() : (DataValue?)null;

    private static MadeResource Made(string arn) => MadeResource.Of(arn, new DataObjectBuilder { ["Arn"] = arn });
}

/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html</remarks>
internal sealed class TopicPolicyHandler() : ResourceHandler("AWS::SNS::TopicPolicy", ("sns", "setTopicAttributes"))
{
    protected override IReadOnlyList<string> Updatable => ["PolicyDocument", "Topics"];

    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        await PutAsync(task, cancellationToken);
        var id = task.NewName(80);
        return MadeResource.Of(id, new DataObjectBuilder { ["Id"] = id });
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        foreach (var topic in Topics(current.Properties).Except(Topics(task.Properties))) await task.DeleteAsync("sns", "setTopicAttributes", Input(topic, ""), cancellationToken);
        await PutAsync(task, cancellationToken);
        return MadeResource.Of(current.PhysicalId!, new DataObjectBuilder { ["Id"] = current.PhysicalId! });
    }

    public override async ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        foreach (var topic in Topics(current.Properties)) await task.DeleteAsync("sns", "setTopicAttributes", Input(topic, ""), cancellationToken);
    }

    private static async ValueTask PutAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var policy = PropertyForms.Json(task.Properties["PolicyDocument"]);
        foreach (var topic in Topics(task.Properties)) await task.CallAsync("sns", "setTopicAttributes", Input(topic, policy), cancellationToken);
    }

    private static DataObjectBuilder Input(string topic, DataValue? policy) => new() { ["TopicArn"] = topic, ["AttributeName"] = "Policy", ["AttributeValue"] = policy };

    private static IEnumerable<string> Topics(DataObject properties) => PropertyForms.Texts(properties["Topics"]);
}
