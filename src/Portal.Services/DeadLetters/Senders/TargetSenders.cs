using System.Collections.Frozen;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>The senders by kind of target.</summary>
internal sealed class TargetSenders(IEnumerable<ITargetSender> all)
{
    private readonly FrozenDictionary<TargetKind, ITargetSender> byKind = all.ToFrozenDictionary(s => s.Kind);

    /// <summary>Why a target cannot be reached but through EventBridge; null where it can.</summary>
    public string? Problem(TargetDetail target) =>
        byKind.ContainsKey(target.Kind) ? null : $"{target.Name} can be reached by EventBridge only: send the event to the bus.";

    public Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend) => byKind[resend.Target.Kind].SendAsync(session, resend);
}
