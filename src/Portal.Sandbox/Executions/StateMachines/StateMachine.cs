using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>STANDARD or EXPRESS.</summary>
public enum StateMachineType
{
    Standard,
    Express,
}

/// <summary>A state machine as it is now.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html</remarks>
public sealed record StateMachine
{
    public required string Arn { get; init; }
    public required string Name { get; init; }
    public required ResourceScope Scope { get; init; }
    public required StateMachineType Type { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public DateTimeOffset? UpdateDate { get; init; }

    /// <summary>What new executions run.</summary>
    public required StateMachineRevision Current { get; init; }

    /// <summary>Tags in the order in which they were set.</summary>
    public DataObject Tags { get; init; } = DataObject.Empty;

    /// <summary>The number of the version published last; 0 before the first. A number is never given twice.</summary>
    public int LastVersion { get; init; }

    /// <summary>True from DeleteStateMachine until the last execution has ended.</summary>
    public bool IsDeleting { get; init; }
}

/// <summary>What an execution runs under: changed as a whole by each update, kept as long as an execution or a version needs it.</summary>
public sealed record StateMachineRevision
{
    /// <summary>1 for the first.</summary>
    public required long Number { get; init; }

    /// <summary>As answered; null for the first, which AWS gives no id.</summary>
    public string? Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>As it was written.</summary>
    public required string DefinitionText { get; init; }

    /// <summary>Parsed when it is first needed.</summary>
    public required Lazy<StateMachineDefinition> Parsed { get; init; }

    /// <exception cref="AwsFault">InvalidDefinition: only for a text from an older journal.</exception>
    public StateMachineDefinition Definition => Parsed.Value;

    public required string RoleArn { get; init; }

    /// <summary>With level and includeExecutionData filled in.</summary>
    public required DataObject LoggingConfiguration { get; init; }

    public required DataObject TracingConfiguration { get; init; }
    public required DataObject EncryptionConfiguration { get; init; }
}

/// <summary>A numbered, unchangeable revision.</summary>
public sealed record StateMachineVersion
{
    public required string Arn { get; init; }
    public required int Number { get; init; }
    public required StateMachineRevision Revision { get; init; }
    public string? Description { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
}

/// <summary>A name for one version, or two with weights.</summary>
public sealed record StateMachineAlias
{
    public required string Arn { get; init; }
    public required string StateMachineArn { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<AliasRoute> Routes { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public DateTimeOffset? UpdateDate { get; init; }
}

/// <param name="VersionArn">Where it leads.</param>
/// <param name="Weight">Percent of new executions: 0 to 100; the weights of an alias add up to 100.</param>
public sealed record AliasRoute(string VersionArn, int Weight);
