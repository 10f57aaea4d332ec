using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Access.Control;

/// <summary>The resources of one service: the policies that some have, and their tags. Each stage knows its own.</summary>
public interface IProtectedResources
{
    /// <summary>As in an ARN: <c>sqs</c>.</summary>
    string Service { get; }

    /// <summary>Null where there is no such resource.</summary>
    ProtectedResource? Find(Arn resource);
}

/// <param name="Policy">The resource's policy; null where it has none.</param>
/// <param name="Tags">For conditions on <c>aws:ResourceTag/...</c>.</param>
public sealed record ProtectedResource(PolicyDocument? Policy, IEnumerable<KeyValuePair<string, string>> Tags);
