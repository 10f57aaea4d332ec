using Microsoft.Extensions.Logging;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>
/// Targets of kinds that the sandbox does not run (Kinesis, ECS, Batch and so on): the rule takes them, and an invocation is noted in the
/// log and in the bus's log, and done.
/// </summary>
public sealed class RecordedTargetInvoker(ILogger<RecordedTargetInvoker> log) : ITargetInvoker
{
    public string Kind => "recorded, not run";
    public bool IsLocal => true;

    public bool Handles(Arn target) => true;

    public ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        log.LogInformation("Event {EventId} matched {Rule}; the sandbox does not run targets like {Target}", invocation.EventId, invocation.RuleArn, invocation.Target.Arn);
        return new(InvocationOutcome.Success);
    }
}
