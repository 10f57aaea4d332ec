using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>Puts the event on the other bus; it gets a new id there.</summary>
internal sealed class EventBusSender : ITargetSender
{
    public TargetKind Kind => TargetKind.EventBus;

    public Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend) => EventEntries.PutAsync(session, resend.Body, resend.Target.Arn);
}
