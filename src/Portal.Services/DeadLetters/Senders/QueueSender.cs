using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

internal sealed class QueueSender : ITargetSender
{
    public TargetKind Kind => TargetKind.Queue;

    public async Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend)
    {
        var url = await QueueUrls.OfAsync(session, resend.Target.Arn, CancellationToken.None);
        if (!url.IsOk) return url.Error;
        var fifo = resend.Target.MessageGroupId is not null;
        var sent = await session.Sqs.SendAsync(new(url.Value, resend.Input)
        {
            MessageGroupId = resend.Target.MessageGroupId,
            // Sent twice because the first answer was lost, it arrives once.
            MessageDeduplicationId = fifo ? resend.Letter.MessageId : null,
        }, CancellationToken.None);
        return sent.Map(_ => $"Sent to the queue {resend.Target.Name}.");
    }
}
