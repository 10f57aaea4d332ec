using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

internal sealed class CreateTopic(TopicDirectory topics) : SnsOperation("CreateTopic")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var attributes = TextMap.Read(call.Input.GetObject("Attributes"));
        var topic = await topics.CreateAsync(call.Scope, Required(call.Input, "Name"), attributes, ResourceTags.Parse(call.Input.GetArray("Tags")), cancellationToken);
        return new DataObjectBuilder { ["TopicArn"] = topic.Arn.ToString() }.Build();
    }
}

internal sealed class DeleteTopic(TopicDirectory topics) : SnsOperation("DeleteTopic")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(call.Input.GetString("TopicArn"), out var arn) || arn.Service != "sns") throw TopicFaults.Invalid("TopicArn");
        await topics.DeleteAsync(arn, cancellationToken);
        return null;
    }
}

internal sealed class ListTopics(TopicDirectory topics) : SnsOperation("ListTopics")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(Page("Topics", topics.List(call.Scope), call.Input, t => new DataObjectBuilder { ["TopicArn"] = t.Arn.ToString() }.Build()));
}

internal sealed class GetTopicAttributes(TopicDirectory topics) : SnsOperation("GetTopicAttributes")
{
    private const string DefaultDelivery =
        """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}""";

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var topic = topics.Require(call.Input.GetString("TopicArn"));
        var subscriptions = topics.Subscriptions(topic.Arn);
        var attributes = new DataObjectBuilder(16)
        {
            ["TopicArn"] = topic.Arn.ToString(),
            ["Owner"] = topic.Arn.AccountId,
            ["Policy"] = DefaultPolicy(topic),
            ["DisplayName"] = "",
            ["SubscriptionsConfirmed"] = Text(subscriptions.Count(s => !s.IsPending)),
            ["SubscriptionsPending"] = Text(subscriptions.Count(s => s.IsPending)),
            ["SubscriptionsDeleted"] = "0",
            ["EffectiveDeliveryPolicy"] = DefaultDelivery,
        };
        foreach (var (name, value) in topic.Attributes)
        {
            attributes[name] = value;
            if (name == Topic.DeliveryPolicy) attributes["EffectiveDeliveryPolicy"] = value;
        }

        return new(new DataObjectBuilder { ["Attributes"] = attributes.Build() }.Build());
    }

    private static string DefaultPolicy(Topic topic) =>
        $$$$"""{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{{{{topic.Arn}}}}","Condition":{"StringEquals":{"AWS:SourceOwner":"{{{{topic.Arn.AccountId}}}}"}}}]}""";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal sealed class SetTopicAttributes(TopicDirectory topics) : SnsOperation("SetTopicAttributes")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var topic = topics.Require(call.Input.GetString("TopicArn"));
        var (name, value) = (Required(call.Input, "AttributeName"), call.Input.GetString("AttributeValue") ?? "");
        Topic.Check(name, value);
        if (name == Topic.FifoTopic) throw TopicFaults.Invalid("AttributeName");
        await topics.ChangeAsync(topic, t => t with { Attributes = Changed(t.Attributes, name, value) }, cancellationToken);
        return null;
    }

    private static Dictionary<string, string> Changed(IReadOnlyDictionary<string, string> attributes, string name, string value)
    {
        var next = new Dictionary<string, string>(attributes, StringComparer.Ordinal);
        if (value.Length == 0) next.Remove(name);
        else next[name] = value;
        return next;
    }
}
