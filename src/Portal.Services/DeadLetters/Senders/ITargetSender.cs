using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>Sends to one kind of target what EventBridge would have sent, with that service's own API.</summary>
internal interface ITargetSender
{
    TargetKind Kind { get; }

    /// <returns>In words where it went, once the service has acknowledged it.</returns>
    Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend);
}

/// <param name="Target">The target as it is now.</param>
/// <param name="Letter">The message.</param>
/// <param name="Body">The whole event, edited or not, with its task tokens.</param>
/// <param name="Input">What the target gets of it.</param>
/// <param name="Now">The time of the send.</param>
internal sealed record Resend(TargetDetail Target, DeadLetter Letter, string Body, string Input, DateTimeOffset Now);
