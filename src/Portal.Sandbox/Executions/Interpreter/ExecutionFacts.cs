using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What is fixed about an execution before it begins.</summary>
internal sealed record ExecutionFacts
{
    public required string Arn { get; init; }
    public required string Name { get; init; }
    public required ResourceScope Scope { get; init; }
    public required string StateMachineArn { get; init; }
    public required string StateMachineName { get; init; }
    public required string RoleArn { get; init; }
    public required StateMachineDefinition Definition { get; init; }

    /// <summary>Of a child execution of a MapRun the item processor's graph; else the definition itself.</summary>
    public required StateGraph Graph { get; init; }

    /// <summary>True for an Express execution: no limit of events, no redrive.</summary>
    public bool IsExpress { get; init; }

    /// <summary>Seconds until the execution times out; null for none.</summary>
    public long? TimeoutSeconds { get; init; }

    /// <summary>The item of a MapRun's child, as its context object shows it; null elsewhere.</summary>
    public Portal.Languages.Data.DataObject? MapContext { get; init; }
}
