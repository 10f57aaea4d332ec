using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Topics and their policies. The policy that AWS gives a new topic lets its own account in and nobody else: no policy says the same.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html</remarks>
internal sealed class ProtectedTopics(TopicDirectory topics, ParsedPolicies policies) : IProtectedResources
{
    public string Service => "sns";

    public ProtectedResource? Find(Arn resource) =>
        topics.Find(resource) is { } topic ? new(policies.Of(topic.Attributes.GetValueOrDefault(Topic.Policy)), topic.Tags.All) : null;
}
