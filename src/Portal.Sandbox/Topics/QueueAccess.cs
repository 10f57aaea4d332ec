using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Whether a queue lets a topic in: SNS has no role, so the queue's own policy decides.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html</remarks>
internal sealed class QueueAccess(IAccessControl access)
{
    private const string Service = "sns.amazonaws.com";

    /// <summary>The refusal; null: go ahead.</summary>
    public AwsFault? Check(Arn topic, Arn queue) =>
        access.Asks ? access.Check(new AccessQuestion(new AccessActor(topic.ToString(), topic.Scope) { Service = Service }, "sqs:SendMessage", queue.ToString())) : null;
}
