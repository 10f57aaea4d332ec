using Portal.Sandbox.Identity;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>An SNS topic.</summary>
internal sealed class SnsTargetInvoker(ITopics topics) : ITargetInvoker
{
    public string Kind => "SNS topic";
    public bool IsLocal => true;

    public bool Handles(Arn target) => target.Service == "sns";

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        var group = invocation.TargetArn.Resource.EndsWith(".fifo", StringComparison.Ordinal) ? invocation.RuleArn : null;
        await topics.PublishAsync(invocation.TargetArn, new OutgoingNotification(invocation.Payload, GroupId: group, DeduplicationId: group is null ? null : invocation.Id), cancellationToken);
        return InvocationOutcome.Success;
    }
}
