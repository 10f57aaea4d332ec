using Portal.Sandbox.Identity;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Access.Control;

/// <summary>Brings the policies of roles and resources before the evaluator, and notes what it refuses.</summary>
internal sealed class AccessControl(
    SandboxOptions options, IRoles roles, Lazy<IReadOnlyDictionary<string, IProtectedResources>> resources, ParsedPolicies policies, AccessFindings findings) : IAccessControl
{
    private const string TakeOn = "sts:AssumeRole";

    public bool Asks => options.AccessControl != AccessMode.Off;

    public AwsFault? Check(AccessQuestion question)
    {
        if (!Asks) return null;
        var role = question.Actor.RoleArn is null ? null : FindRole(question.Actor.RoleArn);
        if (question.Actor.RoleArn is { } wanted && (role is null || !IsTrusted(question.Actor, role)))
        {
            return Refuse(AccessFinding.Untrusted(question, wanted, exists: role is not null), AccessMessages.NotTrusted(question));
        }

        // A policy of AWS's own that the sandbox does not know might allow anything: nobody is accused on a guess.
        if (role?.Policies.Any(p => p.Document is null) == true) return null;
        var principal = PrincipalOf(question.Actor);
        var target = question.Owner ?? (Arn.TryParse(question.Resource, out var named) ? named : null);
        var resource = target is null ? null : resources.Value.GetValueOrDefault(target.Service)?.Find(target);
        var (context, owner) = (RequestContext.Of(question, principal, resource), target is { AccountId.Length: > 0 } ? target.AccountId : principal.AccountId);
        foreach (var action in question.Suggestion?.Actions ?? [question.Action])
        {
            var verdict = PolicyEvaluator.Evaluate(new AccessRequest(principal, action, question.Resource, context), role is null ? null : Documents(role), resource?.Policy, owner);
            if (!verdict.Allowed) return Refuse(AccessFinding.Of(question, principal, verdict), AccessMessages.Denied(question with { Action = action }, principal, verdict));
        }

        return null;
    }

    private AwsFault? Refuse(AccessFinding finding, AwsFault fault)
    {
        var enforced = options.AccessControl == AccessMode.Enforce;
        findings.Note(finding with { Refused = enforced });
        return enforced ? fault : null;
    }

    private RolePermissions? FindRole(string arn) => Arn.TryParse(arn, out var parsed) ? roles.Find(parsed) : null;

    /// <summary>Whether the role's trust policy lets the service, or the role in its place, take it on.</summary>
    private bool IsTrusted(AccessActor actor, RolePermissions role)
    {
        if (policies.Of(role.TrustPolicy) is not { } trust) return false;
        var principal = actor.AssumedBy is { } other && Arn.TryParse(other, out var by) ? Principal.Role(by.AccountId, other)
            : actor.Service is { } service ? Principal.Service(actor.Scope.AccountId, service)
            : Principal.Account(actor.Scope.AccountId);
        var question = new AccessQuestion(actor, TakeOn, role.Arn);
        var request = new AccessRequest(principal, TakeOn, role.Arn, RequestContext.Of(question, principal, null));

        // A role that trusts the whole account leaves the rest to the other role's own policies.
        return trust.Statements.Where(s => s.Applies(request) != PrincipalMatch.None).ToList() is { Count: > 0 } speaking && speaking.All(s => s.Allows);
    }

    private List<PolicyDocument> Documents(RolePermissions role) => [.. role.Policies.Select(p => policies.Of(p.Document)).OfType<PolicyDocument>()];

    private static Principal PrincipalOf(AccessActor actor)
    {
        if (actor.RoleArn is { } role) return Principal.Role(Arn.TryParse(role, out var arn) ? arn.AccountId : actor.Scope.AccountId, role);
        return actor.Service is { } service ? Principal.Service(actor.Scope.AccountId, service) : Principal.Account(actor.Scope.AccountId);
    }
}
