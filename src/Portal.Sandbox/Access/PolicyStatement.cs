using Portal.Languages.Data;
using Portal.Sandbox.Access.Conditions;

namespace Portal.Sandbox.Access;

/// <summary>One statement of a policy, ready to be asked.</summary>
public sealed class PolicyStatement
{
    private readonly StringSet? actions;
    private readonly StringSet? resources;
    private readonly PrincipalSet? principals;
    private readonly IReadOnlyList<Condition> conditions;

    private PolicyStatement(string? sid, bool allows, StringSet? actions, StringSet? resources, PrincipalSet? principals, IReadOnlyList<Condition> conditions)
    {
        (Sid, Allows) = (sid, allows);
        (this.actions, this.resources, this.principals, this.conditions) = (actions, resources, principals, conditions);
    }

    public string? Sid { get; }

    /// <summary>True for Allow, false for Deny.</summary>
    public bool Allows { get; }

    /// <summary>Whether the statement speaks of the request. A statement without Principal (an identity's policy) speaks of its holder.</summary>
    public PrincipalMatch Applies(AccessRequest request)
    {
        if (actions is { } a && !a.Matches(request.Action, ignoreCase: true)) return PrincipalMatch.None;
        if (resources is { } r && !r.Matches(request.Resource, ignoreCase: false)) return PrincipalMatch.None;
        var who = principals?.Match(request.Principal) ?? PrincipalMatch.Exact;
        if (who == PrincipalMatch.None) return who;
        foreach (var condition in conditions)
        {
            if (!condition.Holds(request)) return PrincipalMatch.None;
        }

        return who;
    }

    internal static PolicyStatement? Parse(DataObject statement, string path, List<PolicyProblem> problems)
    {
        var before = problems.Count;
        var effect = statement.GetString("Effect");
        if (effect is not ("Allow" or "Deny")) problems.Add(new(path + "/Effect", "Effect is required: \"Allow\" or \"Deny\"."));
        var actions = StringSet.Parse(statement, "Action", path, problems);
        if (actions is null && problems.Count == before) problems.Add(new(path, "Action or NotAction is required."));
        var resources = StringSet.Parse(statement, "Resource", path, problems);
        var principals = PrincipalSet.Parse(statement, path, problems);
        var conditions = Condition.ParseAll(statement["Condition"], path + "/Condition", problems);
        return problems.Count > before ? null : new PolicyStatement(statement.GetString("Sid"), effect == "Allow", actions, resources, principals, conditions);
    }
}
