using Portal.Languages.Data;

namespace Portal.Sandbox.Access;

/// <summary>How well a statement's Principal fits: a delegation to the whole account still needs that account's own Allow.</summary>
public enum PrincipalMatch
{
    None,

    /// <summary>The account is named, not the role in it.</summary>
    Account,

    /// <summary>The principal itself, or everybody.</summary>
    Exact,
}

/// <summary>The Principal or NotPrincipal of a resource's policy.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed class PrincipalSet
{
    private readonly bool everybody;
    private readonly bool negated;
    private readonly IReadOnlyList<string> aws;
    private readonly IReadOnlyList<string> services;

    private PrincipalSet(bool everybody, bool negated, IReadOnlyList<string> aws, IReadOnlyList<string> services) =>
        (this.everybody, this.negated, this.aws, this.services) = (everybody, negated, aws, services);

    public PrincipalMatch Match(Principal principal)
    {
        var plain = MatchPlain(principal);
        if (!negated) return plain;
        return plain == PrincipalMatch.None ? PrincipalMatch.Exact : PrincipalMatch.None;
    }

    public static PrincipalSet? Parse(DataObject statement, string path, List<PolicyProblem> problems)
    {
        var negated = statement.Contains("NotPrincipal");
        var name = negated ? "NotPrincipal" : "Principal";
        switch (statement[name])
        {
            case null:
                return null;
            case DataString { Value: "*" }:
                return new PrincipalSet(everybody: true, negated, [], []);
            case DataObject by:
                var aws = Values(by, "AWS");
                return new PrincipalSet(aws.Contains("*"), negated, aws, Values(by, "Service"));
            default:
                problems.Add(new($"{path}/{name}", $"{name} is \"*\" or an object such as {{\"AWS\": \"123456789012\"}} or {{\"Service\": \"events.amazonaws.com\"}}."));
                return null;
        }
    }

    private PrincipalMatch MatchPlain(Principal principal)
    {
        if (everybody) return PrincipalMatch.Exact;
        if (principal.Kind == PrincipalKind.Service) return services.Contains(principal.Value, StringComparer.OrdinalIgnoreCase) ? PrincipalMatch.Exact : PrincipalMatch.None;
        var best = PrincipalMatch.None;
        foreach (var named in aws)
        {
            if (named == principal.Value && principal.Kind == PrincipalKind.Role) return PrincipalMatch.Exact;
            if (named == principal.AccountId || named == $"arn:aws:iam::{principal.AccountId}:root") best = PrincipalMatch.Account;
        }

        return best;
    }

    private static IReadOnlyList<string> Values(DataObject by, string kind) => by[kind] is { } value ? StringSet.Strings(value) ?? [] : [];
}
