using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Access.Control;

/// <summary>May this one do that?</summary>
/// <param name="Actor">Who wants it.</param>
/// <param name="Action">As policies write it: <c>sqs:SendMessage</c>; where several are needed together, the first of the suggestion.</param>
/// <param name="Resource">The ARN that policies are matched with.</param>
/// <param name="Owner">The resource that holds the policy; null where it is <paramref name="Resource"/>, or where that has none.</param>
public sealed record AccessQuestion(AccessActor Actor, string Action, string Resource, Arn? Owner = null)
{
    /// <summary>Condition keys of this request; those of the actor and of the resource's tags are added.</summary>
    public IReadOnlyList<(string Key, string Value)> Context { get; init; } = [];

    /// <summary>All actions that are needed, and what a missing statement should name where the resource changes from request to request.</summary>
    public PolicySuggestion? Suggestion { get; init; }
}

/// <param name="Actions">All that are needed together.</param>
/// <param name="Resource">Usually with a wildcard.</param>
/// <param name="Services">Every service that must be named in a resource's policy; empty for the one that asked.</param>
public sealed record PolicySuggestion(IReadOnlyList<string> Actions, string Resource, params IReadOnlyList<string> Services);

/// <summary>On whose behalf, and as whom.</summary>
/// <param name="Source">The ARN of the rule, the state machine or the topic that acts, or the bus that a client calls.</param>
/// <param name="Scope">Its account and region: findings are written there.</param>
public sealed record AccessActor(string Source, ResourceScope Scope)
{
    /// <summary>The role it acts as; null: the service itself, or the account's own keys.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The service that acts, and that must be trusted by the role: <c>events.amazonaws.com</c>; null for a client's own call.</summary>
    public string? Service { get; init; }

    /// <summary>A role that takes on <see cref="RoleArn"/> in place of the service: the state machine's, for a task with credentials of its own.</summary>
    public string? AssumedBy { get; init; }
}
