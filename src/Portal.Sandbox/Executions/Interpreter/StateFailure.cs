namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>An error on its way to a Retrier, a Catcher or the end of the execution.</summary>
/// <param name="Error">The name that ErrorEquals compares; null for a Fail state without one.</param>
/// <param name="Cause">Text for people; null for none.</param>
/// <param name="ShownError">The name that is shown, where it differs: an expired heartbeat is <c>States.Timeout</c> to a reader.</param>
internal sealed record StateFailure(string? Error, string? Cause, string? ShownError = null)
{
    /// <summary>What the history and the error output say.</summary>
    public string? Shown => ShownError ?? Error;
}
