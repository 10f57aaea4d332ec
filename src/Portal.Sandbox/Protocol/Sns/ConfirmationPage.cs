using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

/// <summary>The SubscribeURL that HTTP endpoints get: opening it confirms, because who has the token got the question.</summary>
internal sealed class ConfirmationPage(TopicDirectory topics) : ISandboxPage
{
    public bool Handles(HttpRequest request) => request.Path == "/" && request.Query["Action"] == "ConfirmSubscription";

    public async Task<SandboxPage> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var subscription = await topics.ConfirmAsync(topics.Require(request.Query["TopicArn"]), request.Query["Token"].ToString(), cancellationToken);
            var answer = new StringBuilder("<ConfirmSubscriptionResponse xmlns=\"").Append(AwsService.Sns.XmlNamespace).Append("\"><ConfirmSubscriptionResult><SubscriptionArn>");
            return new(StatusCodes.Status200OK, "text/xml", answer.Append(subscription.Arn).Append("</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>").ToString());
        }
        catch (AwsFault fault)
        {
            return new(fault.Status, "text/plain", fault.Message);
        }
    }
}

/// <summary>Mail and short messages that the sandbox kept instead of sending, as JSON, newest first.</summary>
internal sealed class OutboxPage(Outbox outbox) : ISandboxPage
{
    public const string Path = "/_sandbox/outbox";

    public bool Handles(HttpRequest request) => request.Path == Path;

    public Task<SandboxPage> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var mails = new Languages.Data.DataArray([.. outbox.List().Select(m => m.ToData())]);
        return Task.FromResult(new SandboxPage(StatusCodes.Status200OK, "application/json", mails.ToIndentedJson()));
    }
}
