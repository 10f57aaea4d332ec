using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>How a service's refusal reads in a history: optimized integrations speak like the SDK for Java 1, <c>aws-sdk</c> like version 2.</summary>
internal static class SdkErrors
{
    /// <param name="fault">The refusal.</param>
    /// <param name="prefix">The error's first part: <c>SQS</c>.</param>
    /// <param name="service">As the client names it: <c>AmazonSQS</c>.</param>
    /// <param name="known">The codes that have an exception of their own; others are the service's general one.</param>
    public static TaskOutcome Optimized(AwsFault fault, string prefix, string service, params ReadOnlySpan<string> known)
    {
        var code = Plain(fault);
        var name = known.Contains(code) ? Suffixed(code) : $"{service}Exception";
        return new TaskOutcome.Failed($"{prefix}.{name}",
            $"{fault.Message} (Service: {service}; Status Code: {fault.Status}; Error Code: {fault.QueryCode ?? fault.Code}; Request ID: {Guid.NewGuid()}; Proxy: null)");
    }

    /// <param name="fault">The refusal.</param>
    /// <param name="service">As the client names it: <c>Sfn</c>.</param>
    public static TaskOutcome AwsSdk(AwsFault fault, string service) => new TaskOutcome.Failed(
        $"{service}.{Suffixed(Plain(fault))}",
        $"{fault.Message} (Service: {service}, Status Code: {fault.Status}, Request ID: {Guid.NewGuid()}) (SDK Attempt Count: 1)");

    /// <summary>Without a namespace, as in <c>com.amazonaws.sqs#QueueDoesNotExist</c>.</summary>
    private static string Plain(AwsFault fault) => fault.Code[(fault.Code.LastIndexOfAny(['#', '.']) + 1)..];

    private static string Suffixed(string code) => code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception";
}
