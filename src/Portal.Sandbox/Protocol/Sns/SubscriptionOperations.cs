using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

internal sealed class Subscribe(TopicDirectory topics, SubscriptionConfirmations confirmations) : SnsOperation("Subscribe")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var topic = topics.Require(input.GetString("TopicArn"));
        var subscription = await topics.SubscribeAsync(
            topic, Required(input, "Protocol"), input.GetString("Endpoint") ?? "", TextMap.Read(input.GetObject("Attributes")), cancellationToken);
        await confirmations.AskAsync(subscription, call.Endpoint, cancellationToken);
        var hidden = subscription.IsPending && input.GetString("ReturnSubscriptionArn") != "true";
        return new DataObjectBuilder { ["SubscriptionArn"] = hidden ? "pending confirmation" : subscription.Arn }.Build();
    }
}

internal sealed class ConfirmSubscription(TopicDirectory topics) : SnsOperation("ConfirmSubscription")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var topic = topics.Require(call.Input.GetString("TopicArn"));
        var subscription = await topics.ConfirmAsync(topic, Required(call.Input, "Token"), cancellationToken);
        return new DataObjectBuilder { ["SubscriptionArn"] = subscription.Arn }.Build();
    }
}

internal sealed class Unsubscribe(TopicDirectory topics) : SnsOperation("Unsubscribe")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await topics.UnsubscribeAsync(Required(call.Input, "SubscriptionArn"), cancellationToken);
        return null;
    }
}

internal sealed class ListSubscriptions(TopicDirectory topics) : SnsOperation("ListSubscriptions")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(Page("Subscriptions", topics.Subscriptions(call.Scope), call.Input, SubscriptionShapes.Summary));
}

internal sealed class ListSubscriptionsByTopic(TopicDirectory topics) : SnsOperation("ListSubscriptionsByTopic")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(Page("Subscriptions", topics.Subscriptions(topics.Require(call.Input.GetString("TopicArn")).Arn), call.Input, SubscriptionShapes.Summary));
}

internal sealed class GetSubscriptionAttributes(TopicDirectory topics) : SnsOperation("GetSubscriptionAttributes")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var subscription = topics.RequireSubscription(call.Input.GetString("SubscriptionArn"));
        var attributes = new DataObjectBuilder(16)
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.Topic.ToString(),
            ["Owner"] = subscription.Topic.AccountId,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["PendingConfirmation"] = subscription.IsPending ? "true" : "false",
            ["ConfirmationWasAuthenticated"] = subscription.IsPending ? "false" : "true",
            [Subscription.Raw] = "false",
            ["SubscriptionPrincipal"] = $"arn:{subscription.Topic.Partition}:iam::{subscription.Topic.AccountId}:root",
        };
        foreach (var (name, value) in subscription.Attributes) attributes[name] = value;
        if (subscription.Attributes.ContainsKey(Subscription.FilterPolicy) && !subscription.Attributes.ContainsKey(Subscription.FilterPolicyScope)) attributes[Subscription.FilterPolicyScope] = "MessageAttributes";
        return new(new DataObjectBuilder { ["Attributes"] = attributes.Build() }.Build());
    }
}

internal sealed class SetSubscriptionAttributes(TopicDirectory topics) : SnsOperation("SetSubscriptionAttributes")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var change = new Dictionary<string, string>(StringComparer.Ordinal) { [Required(call.Input, "AttributeName")] = call.Input.GetString("AttributeValue") ?? "" };
        await topics.ChangeSubscriptionAsync(Required(call.Input, "SubscriptionArn"), s => s.With(change), cancellationToken);
        return null;
    }
}

internal static class SubscriptionShapes
{
    public static DataObject Summary(Subscription subscription) => new DataObjectBuilder
    {
        ["SubscriptionArn"] = subscription.IsPending ? "PendingConfirmation" : subscription.Arn,
        ["Owner"] = subscription.Topic.AccountId,
        ["Protocol"] = subscription.Protocol,
        ["Endpoint"] = subscription.Endpoint,
        ["TopicArn"] = subscription.Topic.ToString(),
    }.Build();
}
