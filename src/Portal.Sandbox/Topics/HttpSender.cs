using System.Net;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Outbound;

namespace Portal.Sandbox.Topics;

/// <summary>Posts messages to HTTP endpoints.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html: fifteen seconds for an answer.</remarks>
internal sealed class HttpSender(OutboundHttp http, TimeProvider clock) : ISubscriberSender
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(15);

    public IReadOnlyList<string> Protocols => ["http", "https"];

    public async Task<SendFailure?> SendAsync(Subscription subscription, DataObject message, int failures, CancellationToken cancellationToken)
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
            return new($"HTTP {(int)response.StatusCode}", isFinal);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new("no answer in time", false);
        }
        catch (HttpRequestException e)
        {
            return new(e.Message, e.InnerException is AddressRefusedException);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return new(e.Message, true);
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
}
