using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Outbound;

namespace Portal.Sandbox.Topics;

/// <summary>To HTTP endpoints, behind the publisher's back: rows in the journal, tried until they arrive or are given up.</summary>
internal sealed class HttpDelivery : ISubscriptionDelivery, IDisposable
{
    public static readonly Collection Waiting = new("topic_deliveries");

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(15);

    private readonly TopicDirectory topics;
    private readonly DeadNotifications dead;
    private readonly OutboundHttp http;
    private readonly IJournal journal;
    private readonly TimeProvider clock;
    private readonly ILogger<HttpDelivery> log;
    private readonly DueWork work;
    private long next;

    public HttpDelivery(TopicDirectory topics, DeadNotifications dead, OutboundHttp http, IJournal journal, TimeProvider clock, ILogger<HttpDelivery> log)
    {
        (this.topics, this.dead, this.http, this.journal, this.clock, this.log) = (topics, dead, http, journal, clock, log);
        work = new DueWork(TryAsync, clock);
        foreach (var row in journal.ReadAll(Waiting))
        {
            next = Math.Max(next, row.Ordinal);
            Interrupted.Add(new(row.Partition, row.Ordinal));
        }
    }

    public IReadOnlyList<string> Protocols => ["http", "https"];

    /// <summary>What waited when the sandbox stopped.</summary>
    private List<WaitingDelivery> Interrupted { get; } = [];

    public PreparedDelivery Prepare(Subscription subscription, Notification notification)
    {
        var text = subscription.IsRaw ? notification.TextFor(subscription.Protocol) : NotificationEnvelope.Notification(notification, subscription);
        return Prepare(subscription, "Notification", notification.Id, text);
    }

    /// <summary>Makes any message of SNS ready for an endpoint.</summary>
    public PreparedDelivery Prepare(Subscription subscription, string type, string messageId, string text)
    {
        var delivery = new WaitingDelivery(subscription.Arn, Interlocked.Increment(ref next));
        var row = new DataObjectBuilder { ["type"] = type, ["id"] = messageId, ["text"] = text }.Build();
        return new(new JournalWrites().Put(Waiting, delivery.SubscriptionArn, delivery.Ordinal, row.ToUtf8()), () => work.Add(delivery, clock.GetUtcNow()), static () => { });
    }

    /// <summary>Takes up what waited when the sandbox stopped.</summary>
    public void Begin()
    {
        foreach (var delivery in Interrupted) work.Add(delivery, clock.GetUtcNow());
        Interrupted.Clear();
    }

    public Task EndAsync() => work.EndAsync();

    public void Dispose() => work.Dispose();

    /// <summary>One attempt; gives the time of the next, or null when this was the last.</summary>
    private async Task<DateTimeOffset?> TryAsync(WaitingDelivery delivery, CancellationToken cancellationToken)
    {
        if (topics.FindSubscription(delivery.SubscriptionArn) is not { } subscription || Read(delivery) is not { } message)
        {
            await CommitAsync(Done(delivery));
            return null;
        }

        var failure = await SendAsync(subscription, message, cancellationToken);
        if (failure is null)
        {
            await CommitAsync(Done(delivery));
            return null;
        }

        var policy = DeliveryPolicy.Of(subscription.Attributes.GetValueOrDefault(Subscription.DeliveryPolicy), topics.Find(subscription.Topic)?.Attributes.GetValueOrDefault(Topic.DeliveryPolicy));
        if (!failure.Value.IsFinal && policy.Delay(++delivery.Attempts) is { } delay) return clock.GetUtcNow() + delay;
        log.LogWarning("Topic {Topic} gives up a delivery to {Endpoint}: {Reason}", subscription.Topic, subscription.Endpoint, failure.Value.Reason);
        var letter = dead.Prepare(subscription, message.GetString("text")!, new OutgoingNotification(""));
        if (await CommitAsync(Done(delivery).Add(letter.Writes))) letter.Begin();
        else letter.Abandon();
        return null;
    }

    private async Task<(string Reason, bool IsFinal)?> SendAsync(Subscription subscription, DataObject message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(_ => limit.Cancel(), null, AnswerTime, Timeout.InfiniteTimeSpan);
        try
        {
            using var request = Request(subscription, message);
            using var response = await http.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode) return null;

            // An error of the client will not go away by itself; too many requests will.
            var isFinal = (int)response.StatusCode is >= 400 and < 500 && response.StatusCode != HttpStatusCode.TooManyRequests;
            return ($"HTTP {(int)response.StatusCode}", isFinal);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("no answer in time", false);
        }
        catch (HttpRequestException e)
        {
            return (e.Message, e.InnerException is AddressRefusedException);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return (e.Message, true);
        }
    }

    private static HttpRequestMessage Request(Subscription subscription, DataObject message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint) { Content = new StringContent(message.GetString("text")!, Encoding.UTF8, "text/plain") };
        request.Headers.UserAgent.ParseAdd("Amazon-Simple-Notification-Service-Agent");
        request.Headers.Add("x-amz-sns-message-type", message.GetString("type"));
        request.Headers.Add("x-amz-sns-message-id", message.GetString("id"));
        request.Headers.Add("x-amz-sns-topic-arn", subscription.Topic.ToString());
        if (!subscription.IsPending) request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
        if (subscription.IsRaw) request.Headers.Add("x-amz-sns-rawdelivery", "true");
        return request;
    }

    private DataObject? Read(WaitingDelivery delivery) => journal.Read(Waiting, delivery.SubscriptionArn, delivery.Ordinal, 1) is [var row] && row.Ordinal == delivery.Ordinal
        ? (DataObject)DataValue.Parse(row.Value)
        : null;

    private static JournalWrites Done(WaitingDelivery delivery) => new JournalWrites().Delete(Waiting, delivery.SubscriptionArn, delivery.Ordinal);

    private async Task<bool> CommitAsync(JournalWrites writes)
    {
        try
        {
            await journal.CommitAsync(writes);
            return true;
        }
        catch (IOException e)
        {
            // The row is still there: after the next start the delivery is made once more.
            log.LogWarning(e, "A delivery's end could not be written down");
            return false;
        }
    }
}

/// <summary>A message that waits for its endpoint; what it says is in the journal.</summary>
internal sealed class WaitingDelivery(string subscriptionArn, long ordinal)
{
    public string SubscriptionArn { get; } = subscriptionArn;
    public long Ordinal { get; } = ordinal;

    /// <summary>Failed attempts since the sandbox started.</summary>
    public int Attempts { get; set; }
}
