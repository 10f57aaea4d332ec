namespace Portal.Sandbox.Access;

/// <summary>Somebody wants to do something to something.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Action">As policies write it: <c>events:PutEvents</c>.</param>
/// <param name="Resource">The resource's ARN.</param>
/// <param name="Context">Condition keys with their values: <c>aws:SourceArn</c>, <c>events:source</c>, ... Names are matched without case.</param>
public sealed record AccessRequest(Principal Principal, string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoContext = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Who acts: a role of an account, a service on behalf of a resource, or an account's own keys.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="AccountId">The account that the principal belongs to; for a service, that of the resource on whose behalf it acts.</param>
/// <param name="Value">The role's ARN, the service's name (<c>events.amazonaws.com</c>), or the account's root ARN.</param>
public sealed record Principal(PrincipalKind Kind, string AccountId, string Value)
{
    public static Principal Role(string accountId, string arn) => new(PrincipalKind.Role, accountId, arn);
    public static Principal Service(string accountId, string name) => new(PrincipalKind.Service, accountId, name);
    public static Principal Account(string accountId) => new(PrincipalKind.Account, accountId, $"arn:aws:iam::{accountId}:root");
}

public enum PrincipalKind
{
    Role,
    Service,
    Account,
}
