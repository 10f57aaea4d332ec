namespace Portal.Sandbox.Identity;

/// <summary>
/// A request that is refused, in AWS's words. Stages throw it where a caller's input is at fault; the wire edge turns it
/// into the form of the service's protocol (docs/adr: why an exception).
/// </summary>
/// <param name="code">The error's name as the service's API reference has it, e.g. <c>ResourceNotFoundException</c>.</param>
/// <param name="message">The text that AWS gives.</param>
/// <param name="status">The HTTP status.</param>
public sealed class AwsFault(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;
    public int Status { get; } = status;

    /// <summary>The code of the old query protocol, which SQS repeats in <c>x-amzn-query-error</c>; null elsewhere.</summary>
    public string? QueryCode { get; init; }
}
