using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

internal sealed class TopicSender : ITargetSender
{
    public TargetKind Kind => TargetKind.Topic;

    public async Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend) =>
        (await session.Sns.PublishAsync(resend.Target.Arn, resend.Input, CancellationToken.None)).Map(_ => $"Published to the topic {resend.Target.Name}.");
}
