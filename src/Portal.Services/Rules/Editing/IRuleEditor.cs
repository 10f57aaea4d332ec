using Portal.Services.Aws;

namespace Portal.Services.Rules.Editing;

/// <summary>Writes rules with everything that belongs to them.</summary>
public interface IRuleEditor
{
    /// <summary>
    /// Makes the rule as the draft says: PutRule, then its targets and tags, only what differs. Refused with the code
    /// <see cref="Stale"/> where the rule is not any more what <paramref name="basis"/> says. Where a later step fails the
    /// error says what was saved already.
    /// </summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="draft">How it shall be.</param>
    /// <param name="basis">How it was when the edit began; null for a new rule.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The rule as AWS gives it back.</returns>
    Task<AwsResult<RuleDetail>> SaveAsync(string connection, RuleDraft draft, RuleDetail? basis, CancellationToken cancellationToken);

    /// <summary>Everything about a draft: <see cref="RuleChecks"/>, and loops, for which state machines and other buses are looked at.</summary>
    Task<AwsResult<IReadOnlyList<RuleFinding>>> CheckAsync(string connection, RuleDraft draft, CancellationToken cancellationToken);

    /// <summary>What the connection has that a target can be. A kind that cannot be listed is left out and named.</summary>
    Task<AwsResult<TargetOptions>> TargetOptionsAsync(string connection, CancellationToken cancellationToken);

    /// <summary>The code of a refusal because somebody else changed the rule meanwhile.</summary>
    const string Stale = "Portal.Stale";
}

/// <param name="Targets">Sorted by kind and name.</param>
/// <param name="RoleArns">Roles that other rules of the connection's buses use.</param>
/// <param name="Missing">Kinds that could not be listed, with the reason.</param>
public sealed record TargetOptions(IReadOnlyList<TargetOption> Targets, IReadOnlyList<string> RoleArns, IReadOnlyList<string> Missing);

/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">What to write into the target.</param>
public sealed record TargetOption(TargetKind Kind, string Name, string Arn);
