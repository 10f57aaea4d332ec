using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.History;

/// <summary>
/// What an event tells beyond its type. The members of all kinds in one record: the wire names the same things alike in every
/// kind, and an event sets those that its kind has.
/// </summary>
public sealed record HistoryDetails
{
    public static readonly HistoryDetails Empty = new();

    public string? Name { get; init; }
    public Payload? Input { get; init; }
    public Payload? Output { get; init; }

    /// <summary>Variables that the state set, with their values (on the wire each is JSON text); null for none.</summary>
    public DataObject? AssignedVariables { get; init; }

    public string? Error { get; init; }
    public string? Cause { get; init; }
    public string? Location { get; init; }
    public string? State { get; init; }
    public string? Resource { get; init; }
    public string? ResourceType { get; init; }
    public string? Region { get; init; }

    /// <summary>A task's payload as JSON text.</summary>
    public Payload? Parameters { get; init; }

    /// <summary>Of the task's credentials; null where the machine's own role is used.</summary>
    public string? CredentialsRoleArn { get; init; }

    public long? TimeoutInSeconds { get; init; }
    public long? HeartbeatInSeconds { get; init; }
    public string? WorkerName { get; init; }
    public string? RoleArn { get; init; }
    public string? StateMachineAliasArn { get; init; }
    public string? StateMachineVersionArn { get; init; }
    public string? MapRunArn { get; init; }
    public int? Length { get; init; }
    public int? Index { get; init; }
    public int? RedriveCount { get; init; }
}
