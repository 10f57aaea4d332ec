using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Topics;

/// <summary>Asks HTTP endpoints whether they want to be subscribed.</summary>
internal sealed class SubscriptionConfirmations(OutsideDelivery outside, IJournal journal, TimeProvider clock)
{
    public async ValueTask AskAsync(Subscription subscription, Uri endpoint, CancellationToken cancellationToken)
    {
        if (subscription.Token is not { } token || subscription.Protocol is not ("http" or "https")) return;
        var id = Guid.NewGuid().ToString();
        var link = $"{endpoint.GetLeftPart(UriPartial.Authority)}/?Action=ConfirmSubscription&TopicArn={subscription.Topic}&Token={token}";
        var prepared = outside.Prepare(subscription, "SubscriptionConfirmation", id, NotificationEnvelope.Confirmation(subscription, id, clock.GetUtcNow(), link));
        await journal.CommitAsync(prepared.Writes, cancellationToken);
        prepared.Begin();
    }
}
