using Portal.Services.Aws;

namespace Portal.Services.StateMachines;

/// <summary>Published versions of a state machine, and the aliases that lead to them.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version.html</remarks>
public interface IStateMachineVersions
{
    /// <summary>Newest first.</summary>
    Task<AwsResult<IReadOnlyList<StateMachineVersion>>> ListAsync(string connection, string stateMachineArn, CancellationToken cancellationToken);

    /// <summary>Publishes the state machine as it is now. AWS gives the newest version again where nothing has changed since.</summary>
    /// <param name="description">At most 256 characters; null for none.</param>
    /// <returns>The version's ARN.</returns>
    Task<AwsResult<string>> PublishAsync(string connection, string stateMachineArn, string? description, CancellationToken cancellationToken);

    /// <summary>Deletes a version that no alias leads to.</summary>
    Task<AwsResult<Done>> DeleteAsync(string connection, string versionArn, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<AwsResult<IReadOnlyList<StateMachineAlias>>> ListAliasesAsync(string connection, string stateMachineArn, CancellationToken cancellationToken);

    /// <summary>Creates an alias, or changes the one of that name.</summary>
    Task<AwsResult<Done>> SaveAliasAsync(string connection, string stateMachineArn, AliasDraft alias, CancellationToken cancellationToken);

    Task<AwsResult<Done>> DeleteAliasAsync(string connection, string aliasArn, CancellationToken cancellationToken);
}

/// <param name="Arn">The state machine's ARN with the number.</param>
public sealed record StateMachineVersion(string Arn, DateTimeOffset CreatedAt)
{
    /// <summary>Counts from 1.</summary>
    public string Number => Arn[(Arn.LastIndexOf(':') + 1)..];
}

public sealed record StateMachineAlias(string Name, string Arn, IReadOnlyList<AliasRoute> Routes)
{
    public string? Description { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <param name="VersionArn">Where new executions go.</param>
/// <param name="Weight">In percent; those of an alias add up to 100.</param>
public sealed record AliasRoute(string VersionArn, int Weight);

/// <param name="Name">At most 80 characters, not only digits.</param>
/// <param name="Routes">One or two.</param>
/// <param name="ExistingArn">The alias to change; null for a new one.</param>
public sealed record AliasDraft(string Name, string? Description, IReadOnlyList<AliasRoute> Routes, string? ExistingArn);
