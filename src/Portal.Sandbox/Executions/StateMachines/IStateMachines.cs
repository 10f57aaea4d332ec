using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>The state machines of the sandbox, their versions and aliases. Changes are durable when a call returns.</summary>
public interface IStateMachines
{
    /// <summary>Creates one, or gives the one that is there when it is the same but for role and tags.</summary>
    /// <exception cref="AwsFault">InvalidName, InvalidDefinition, StateMachineAlreadyExists, ...</exception>
    ValueTask<CreatedStateMachine> CreateAsync(ResourceScope scope, NewStateMachine machine, CancellationToken cancellationToken);

    /// <exception cref="AwsFault">StateMachineDoesNotExist, InvalidDefinition, ...</exception>
    ValueTask<UpdatedStateMachine> UpdateAsync(string arn, StateMachineChange change, CancellationToken cancellationToken);

    /// <summary>Its executions end first; a machine that is not there is no error.</summary>
    ValueTask DeleteAsync(string arn, CancellationToken cancellationToken);

    /// <summary>What an ARN of a state machine, a version or an alias stands for.</summary>
    /// <exception cref="AwsFault">StateMachineDoesNotExist.</exception>
    StateMachineTarget Resolve(string arn);

    StateMachine? Find(string arn);

    /// <summary>In the order of their names.</summary>
    IReadOnlyList<StateMachine> List(ResourceScope scope);

    /// <summary>The revision that an execution began with.</summary>
    StateMachineRevision Revision(string stateMachineArn, long number);

    /// <exception cref="AwsFault">StateMachineDoesNotExist, ConflictException.</exception>
    ValueTask<StateMachineVersion> PublishAsync(string arn, string? revisionId, string? description, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    IReadOnlyList<StateMachineVersion> Versions(string arn);

    /// <exception cref="AwsFault">ConflictException: an alias leads to it.</exception>
    ValueTask DeleteVersionAsync(string versionArn, CancellationToken cancellationToken);

    ValueTask<StateMachineAlias> CreateAliasAsync(ResourceScope scope, string name, string? description, IReadOnlyList<AliasRoute> routes, CancellationToken cancellationToken);

    ValueTask<StateMachineAlias> UpdateAliasAsync(string aliasArn, string? description, IReadOnlyList<AliasRoute>? routes, CancellationToken cancellationToken);

    ValueTask DeleteAliasAsync(string aliasArn, CancellationToken cancellationToken);

    /// <summary>In the order of their creation.</summary>
    IReadOnlyList<StateMachineAlias> Aliases(string stateMachineArn);

    StateMachineAlias? FindAlias(string aliasArn);

    ValueTask SetTagsAsync(string arn, DataObject tags, CancellationToken cancellationToken);
}

/// <summary>What CreateStateMachine asks for, checked for form only.</summary>
public sealed record NewStateMachine
{
    public required string Name { get; init; }
    public required string Definition { get; init; }
    public required string RoleArn { get; init; }
    public StateMachineType Type { get; init; }
    public DataObject? LoggingConfiguration { get; init; }
    public DataObject? TracingConfiguration { get; init; }
    public DataObject? EncryptionConfiguration { get; init; }
    public DataObject Tags { get; init; } = DataObject.Empty;
    public bool Publish { get; init; }
    public string? VersionDescription { get; init; }
}

/// <summary>What UpdateStateMachine changes; null leaves as it is.</summary>
public sealed record StateMachineChange
{
    public string? Definition { get; init; }
    public string? RoleArn { get; init; }
    public DataObject? LoggingConfiguration { get; init; }
    public DataObject? TracingConfiguration { get; init; }
    public DataObject? EncryptionConfiguration { get; init; }
    public bool Publish { get; init; }
    public string? VersionDescription { get; init; }
}

public sealed record CreatedStateMachine(StateMachine Machine, StateMachineVersion? Version);

public sealed record UpdatedStateMachine(StateMachine Machine, StateMachineVersion? Version);

/// <summary>What a new execution would run.</summary>
/// <param name="Machine">The state machine.</param>
/// <param name="Revision">What is to run.</param>
/// <param name="Version">The version that was named, or that the alias chose; null for the machine itself.</param>
/// <param name="Alias">The alias that was named; null for none.</param>
public sealed record StateMachineTarget(StateMachine Machine, StateMachineRevision Revision, StateMachineVersion? Version, StateMachineAlias? Alias);
