using Portal.Languages.Data;

namespace Portal.Sandbox.Lambda;

/// <summary>Runs Lambda functions for state machines, rules and topics. The sandbox has no Lambda of its own: functions are mocked, or run where configuration says.</summary>
public interface IFunctionRunner
{
    /// <summary>Runs a function; null where this runner does not have it.</summary>
    ValueTask<FunctionAnswer?> RunAsync(FunctionCall call, CancellationToken cancellationToken);
}

/// <param name="Name">The function's name, without account, region or qualifier.</param>
/// <param name="Payload">What it gets.</param>
/// <param name="RetryCount">0 for the first attempt.</param>
public sealed record FunctionCall(string Name, DataValue Payload, int RetryCount);

/// <summary>What a function answered.</summary>
/// <param name="Payload">Its result; of a failed one the error as Lambda reports it.</param>
/// <param name="Error">The error's name; null where it did not fail.</param>
/// <param name="Cause">Null where it did not fail.</param>
public sealed record FunctionAnswer(DataValue Payload, string? Error = null, string? Cause = null)
{
    /// <summary>True where the function did not get the payload, as far as one knows.</summary>
    public bool IsUnreachable { get; init; }
}
