using Portal.Languages.Data;

namespace Portal.Sandbox.Access;

/// <summary>
/// AWS's evaluation: a Deny anywhere wins; within an account an Allow of the identity or of the resource is enough; across
/// accounts both must allow.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
public static class PolicyEvaluator
{
    /// <param name="request">What is wanted.</param>
    /// <param name="identityPolicies">Those of the role; null where the principal has none (services, and an account's own keys, which may do everything in it).</param>
    /// <param name="resourcePolicy">That of the resource; null where it has none.</param>
    /// <param name="resourceAccount">The account that owns the resource.</param>
    public static AccessVerdict Evaluate(
        AccessRequest request, IReadOnlyList<PolicyDocument>? identityPolicies, PolicyDocument? resourcePolicy, string resourceAccount)
    {
        var sameAccount = request.Principal.AccountId == resourceAccount;
        var identity = identityPolicies is null
            ? request.Principal.Kind == PrincipalKind.Account ? Answer.Allowed : Answer.Silent
            : Ask(identityPolicies, request);
        var resource = resourcePolicy is null ? Answer.Silent : Ask([resourcePolicy], request);
        if (identity == Answer.Denied)
        {
            return new(false, $"A Deny statement of {request.Principal.Value} forbids {request.Action} on {request.Resource}.") { Because = "with an explicit deny in an identity-based policy" };
        }

        if (resource == Answer.Denied)
        {
            return new(false, $"A Deny statement of the policy of {request.Resource} forbids {request.Action} to {request.Principal.Value}.") { Because = "with an explicit deny in a resource-based policy" };
        }

        // A service acts by the resource's policy alone: it has no policies of its own.
        if (request.Principal.Kind == PrincipalKind.Service) return resource == Answer.Silent ? MissingOnResource(request) : AccessVerdict.Allow;
        if (sameAccount) return identity == Answer.Allowed || resource == Answer.Allowed ? AccessVerdict.Allow : MissingOnIdentity(request);
        if (identity != Answer.Allowed) return MissingOnIdentity(request);
        return resource is Answer.Allowed or Answer.AccountAllowed ? AccessVerdict.Allow : MissingOnResource(request);
    }

    private static Answer Ask(IReadOnlyList<PolicyDocument> policies, AccessRequest request)
    {
        var answer = Answer.Silent;
        foreach (var statement in policies.SelectMany(p => p.Statements))
        {
            var match = statement.Applies(request);
            if (match == PrincipalMatch.None) continue;
            if (!statement.Allows) return Answer.Denied;
            var allowed = match == PrincipalMatch.Exact ? Answer.Allowed : Answer.AccountAllowed;
            if (allowed > answer) answer = allowed;
        }

        return answer;
    }

    private static AccessVerdict MissingOnIdentity(AccessRequest request) => new(
        false,
        $"{request.Principal.Value} is not authorized to perform {request.Action} on {request.Resource} because no identity-based policy allows it.",
        new DataObjectBuilder { ["Effect"] = "Allow", ["Action"] = request.Action, ["Resource"] = request.Resource }.Build().ToJson())
    {
        Because = $"because no identity-based policy allows the {request.Action} action",
    };

    private static AccessVerdict MissingOnResource(AccessRequest request)
    {
        var kind = request.Principal.Kind == PrincipalKind.Service ? "Service" : "AWS";
        var statement = new DataObjectBuilder
        {
            ["Effect"] = "Allow",
            ["Principal"] = new DataObjectBuilder { [kind] = request.Principal.Value }.Build(),
            ["Action"] = request.Action,
            ["Resource"] = request.Resource,
        };
        if (request.Principal.Kind == PrincipalKind.Service && request.Context.TryGetValue("aws:SourceArn", out var source) && source.Count > 0)
        {
            statement["Condition"] = new DataObjectBuilder { ["ArnEquals"] = new DataObjectBuilder { ["aws:SourceArn"] = source[0] }.Build() }.Build();
        }

        return new(
            false,
            $"{request.Principal.Value} is not authorized to perform {request.Action} on {request.Resource} because no resource-based policy allows it.",
            statement.Build().ToJson())
        {
            Because = $"because no resource-based policy allows the {request.Action} action",
            MissingOnResource = true,
        };
    }

    /// <summary>In the order of their strength among the allowing ones.</summary>
    private enum Answer
    {
        Silent,
        AccountAllowed,
        Allowed,
        Denied,
    }
}
