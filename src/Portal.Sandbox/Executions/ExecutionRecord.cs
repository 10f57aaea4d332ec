using Portal.Languages.Data;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions;

/// <summary>What is known of an execution without its history.</summary>
public sealed record ExecutionRecord
{
    public required string Arn { get; init; }

    /// <summary>Counts executions in the order in which they began.</summary>
    public long Sequence { get; init; }

    public required string Name { get; init; }

    /// <summary>The state machine's own ARN, without version or alias.</summary>
    public required string StateMachineArn { get; init; }

    public string? AliasArn { get; init; }
    public string? VersionArn { get; init; }

    /// <summary>Which revision of the state machine it runs.</summary>
    public required long Revision { get; init; }

    public bool IsExpress { get; init; }
    public ExecutionStatus Status { get; init; }
    public required DateTimeOffset StartDate { get; init; }
    public DateTimeOffset? StopDate { get; init; }
    public int RedriveCount { get; init; }
    public DateTimeOffset? RedriveDate { get; init; }
    public string? TraceHeader { get; init; }

    /// <summary>Of the mock configuration; null for none.</summary>
    public string? TestCase { get; init; }

    /// <summary>What started it, where that may be repeated: a task of another execution, a delivery of a rule.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Its own time, where a tester moved it.</summary>
    public ExecutionTime Time { get; init; }

    /// <summary>What a child execution of a MapRun belongs to; null for others.</summary>
    public MapRunChild? MapRun { get; init; }

    public ResourceScope Scope => Identity.Arn.TryParse(Arn, out var arn) ? arn.Scope : default;
}

/// <summary>The place of a child execution in its MapRun.</summary>
/// <param name="Arn">The MapRun's.</param>
/// <param name="Index">Which child.</param>
/// <param name="ItemCount">How many items it has.</param>
/// <param name="StateLocation">The Map state in the definition: <c>/States/Name</c>.</param>
/// <param name="MapContext">The <c>Map</c> part of its context object; null for a batch.</param>
public sealed record MapRunChild(string Arn, int Index, int ItemCount, string StateLocation, DataObject? MapContext);
