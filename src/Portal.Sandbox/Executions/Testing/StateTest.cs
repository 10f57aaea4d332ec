using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>What TestState asks for.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html</remarks>
public sealed record StateTest
{
    /// <summary>A state, or a state machine of which <see cref="StateName"/> names one.</summary>
    public required string Definition { get; init; }

    public required ResourceScope Scope { get; init; }
    public string? StateName { get; init; }
    public string? RoleArn { get; init; }

    /// <summary>JSON text.</summary>
    public string Input { get; init; } = "{}";

    /// <summary>Variables that earlier states would have set; null for none.</summary>
    public DataObject? Variables { get; init; }

    /// <summary>The context object, or parts of it; null for one that is made up.</summary>
    public DataObject? Context { get; init; }

    public StateMock? Mock { get; init; }

    /// <summary>Shows the request and the response of an HTTP task.</summary>
    public bool ShowsExchange { get; init; }

    /// <summary>That with what a connection adds.</summary>
    public bool RevealsSecrets { get; init; }

    /// <summary>Stands in for what a Map state's ItemReader would read: JSON text; null for none.</summary>
    public string? ItemReaderData { get; init; }

    /// <summary>The state inside a Map or Parallel state from which a mocked error comes; null for not said.</summary>
    public string? ErrorCausedByState { get; init; }

    /// <summary>How often the matching Retrier was used before.</summary>
    public int RetrierRetryCount { get; init; }

    /// <summary>How many iterations of a Map state failed.</summary>
    public int MapIterationFailureCount { get; init; }
}

/// <summary>What stands in for a state's work: a result or an error.</summary>
/// <param name="Result">JSON text; null for an error.</param>
/// <param name="Error">Null for a result, or for an error without a name.</param>
/// <param name="Cause">Null for none.</param>
/// <param name="IsError">True where an error was given.</param>
/// <param name="Validation">How the result is checked against the service's answers.</param>
public sealed record StateMock(string? Result, string? Error, string? Cause, bool IsError, MockValidation Validation);

public enum MockValidation
{
    /// <summary>What is there must fit, and what the service always answers must be there.</summary>
    Strict,

    /// <summary>What is there must fit.</summary>
    Present,

    None,
}

/// <summary>How a tested state came out.</summary>
/// <param name="Status">SUCCEEDED, FAILED, RETRIABLE or CAUGHT_ERROR.</param>
/// <param name="Output">Null where it has none.</param>
/// <param name="Error">Null without an error.</param>
/// <param name="Cause">Null without an error.</param>
/// <param name="NextState">Null for an end.</param>
/// <param name="Inspection">The steps of the data, in the order of the answer.</param>
public sealed record StateTestResult(string Status, DataValue? Output, string? Error, string? Cause, string? NextState, DataObject Inspection);

/// <summary>Runs one state by itself.</summary>
public interface IStateTester
{
    /// <exception cref="AwsFault">InvalidDefinition, InvalidExecutionInput, ValidationException.</exception>
    ValueTask<StateTestResult> TestAsync(StateTest test, CancellationToken cancellationToken);
}
