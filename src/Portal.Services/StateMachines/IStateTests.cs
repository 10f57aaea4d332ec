using Portal.Services.Aws;

namespace Portal.Services.StateMachines;

/// <summary>Runs a single state of a definition, without an execution.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
public interface IStateTests
{
    /// <summary>Runs the state. Without a mock a Task state really calls what it names, with the rights of its role.</summary>
    Task<AwsResult<StateTestResult>> RunAsync(string connection, string resource, StateTestRequest request, CancellationToken cancellationToken);
}

/// <param name="Definition">The whole definition.</param>
/// <param name="StateName">The state of it to run.</param>
/// <param name="Input">JSON.</param>
public sealed record StateTestRequest(string Definition, string StateName, string Input)
{
    /// <summary>Needed where the state calls a service and is not mocked.</summary>
    public string? RoleArn { get; init; }
    public StateTestInspection Inspection { get; init; } = StateTestInspection.Debug;

    /// <summary>A JSON object of workflow variables; null for none.</summary>
    public string? Variables { get; init; }

    /// <summary>What stands in the place of the service's answer; null: the service is called.</summary>
    public StateMock? Mock { get; init; }
}

public enum StateTestInspection
{
    Info,
    Debug,
    Trace,
}

/// <summary>The answer to give instead of calling: a result or an error.</summary>
/// <param name="Result">JSON; null for an error.</param>
/// <param name="Validation">STRICT, PRESENT or NONE: how closely AWS compares the result with the API's model.</param>
public sealed record StateMock(string? Result, string? Error, string? Cause, string Validation);

/// <param name="Status">SUCCEEDED, FAILED, RETRIABLE or CAUGHT_ERROR.</param>
public sealed record StateTestResult(string Status)
{
    public string? Output { get; init; }
    public string? Error { get; init; }
    public string? Cause { get; init; }
    public string? NextState { get; init; }

    /// <summary>A JSON object with the data after each step of the state; null at level INFO.</summary>
    public string? Inspection { get; init; }
}
