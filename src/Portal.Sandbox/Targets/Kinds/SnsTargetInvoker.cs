using Portal.Sandbox.Identity;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>An SNS topic.</summary>
/// <param name="topics">Null in a sandbox without topics: such targets are then recorded, not run.</param>
internal sealed class SnsTargetInvoker(ITopics? topics = null) : ITargetInvoker
{
    public string Kind => "SNS topic";
    public bool IsLocal => true;

    public bool Handles(Arn target) => topics is not null && target.Service == "sns";

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        var group = invocation.TargetArn.Resource.EndsWith(".fifo", StringComparison.Ordinal) ? invocation.RuleArn : null;
        await topics!.PublishAsync(invocation.TargetArn, new OutgoingNotification(invocation.Payload, GroupId: group, DeduplicationId: group is null ? null : invocation.Id), cancellationToken);
        return InvocationOutcome.Success;
    }
}
