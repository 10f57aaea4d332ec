using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Queues and their policies.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html</remarks>
internal sealed class ProtectedQueues(QueueDirectory queues, ParsedPolicies policies) : IProtectedResources
{
    public string Service => "sqs";

    public ProtectedResource? Find(Arn resource) =>
        queues.TryFind(resource, out var queue) ? new(policies.Of(queue.Settings.Given.GetValueOrDefault(QueueAttribute.Policy)), queue.Tags) : null;
}
