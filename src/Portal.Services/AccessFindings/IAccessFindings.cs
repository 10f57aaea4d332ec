using Portal.Services.Aws;

namespace Portal.Services.AccessFindings;

/// <summary>What the sandbox's access control found: what AWS would have refused, or what it refused itself. AWS accounts have none.</summary>
public interface IAccessFindings
{
    /// <summary>The newest first; empty where there is nothing to complain about.</summary>
    /// <param name="connection">Which connection.</param>
    /// <param name="from">Only what was seen since then; null for a week back. What goes on is written down at least once an hour.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<AwsResult<IReadOnlyList<AccessFinding>>> ListAsync(string connection, DateTimeOffset? from, CancellationToken cancellationToken);
}

/// <param name="Id">The same for the same finding.</param>
/// <param name="Refused">True: it was not done. False: it was done, and AWS would not have.</param>
/// <param name="Source">ARN of the rule, state machine, topic or account that acted.</param>
/// <param name="Principal">As whom: a role's ARN, a service, an account.</param>
/// <param name="Action">As policies write it.</param>
/// <param name="Resource">With what; policies may have to name it with a wildcard.</param>
/// <param name="Reason">Why it is not allowed.</param>
/// <param name="Remedy">Where the policy belongs.</param>
public sealed record AccessFinding(string Id, bool Refused, string Source, string Principal, string Action, string Resource, string Reason, string Remedy)
{
    /// <summary>The least policy that allows it, as indented JSON; null where a statement alone does not help.</summary>
    public string? Policy { get; init; }

    /// <summary>How often, as far as the log goes back.</summary>
    public long Count { get; init; }
    public DateTimeOffset FirstSeen { get; init; }
    public DateTimeOffset LastSeen { get; init; }
}
