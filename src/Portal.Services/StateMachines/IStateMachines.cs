using Portal.Services.Aws;

namespace Portal.Services.StateMachines;

/// <summary>State machines of a connection.</summary>
public interface IStateMachines
{
    Task<AwsResult<IReadOnlyList<StateMachineSummary>>> ListAsync(string connection, CancellationToken cancellationToken);

    Task<AwsResult<StateMachineDetail>> GetAsync(string connection, string arn, CancellationToken cancellationToken);

    /// <summary>The state machine as it was when the execution started. Express executions have none: NotFound.</summary>
    Task<AwsResult<StateMachineDetail>> GetForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken);

    /// <summary>Replaces the definition; AWS validates it.</summary>
    /// <param name="publish">Also publishes it as a version, with this description (may be empty); null: does not.</param>
    Task<AwsResult<Done>> UpdateDefinitionAsync(string connection, string arn, string definition, string? publish, CancellationToken cancellationToken);

    Task<AwsResult<Done>> DeleteAsync(string connection, string arn, CancellationToken cancellationToken);
}

public enum StateMachineType
{
    Standard,
    Express,
}

public sealed record StateMachineSummary(string Name, string Arn, StateMachineType Type, DateTimeOffset CreatedAt);

/// <param name="Definition">Amazon States Language, JSON.</param>
public sealed record StateMachineDetail(string Name, string Arn, StateMachineType Type, string Definition)
{
    /// <summary>ACTIVE or DELETING; null for the state machine of an execution.</summary>
    public string? Status { get; init; }
    public string? RoleArn { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public string? RevisionId { get; init; }

    /// <summary>OFF, ALL, ERROR or FATAL.</summary>
    public string? LogLevel { get; init; }

    /// <summary>Where the execution log goes; null where logging is off.</summary>
    public string? LogGroupArn { get; init; }
    public bool TracingEnabled { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
