using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>An SQS queue, standard or FIFO with <c>SqsParameters.MessageGroupId</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html</remarks>
internal sealed class SqsTargetInvoker(IQueues queues) : ITargetInvoker
{
    public string Kind => "SQS queue";
    public bool IsLocal => true;

    public bool Handles(Arn target) => target.Service == "sqs";

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        var group = invocation.Target.Raw.GetObject("SqsParameters")?.GetString("MessageGroupId");
        await queues.SendAsync(invocation.TargetArn, new OutgoingMessage(invocation.Payload, GroupId: group), cancellationToken);
        return InvocationOutcome.Success;
    }
}
