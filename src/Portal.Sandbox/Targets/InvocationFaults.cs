using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>What a failed attempt is called in dead letters and logs, and whether another one makes sense.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html lists the codes.</remarks>
public static class InvocationFaults
{
    public const string NoResource = "NO_RESOURCE";
    public const string NoPermissions = "NO_PERMISSIONS";
    public const string InvalidParameter = "INVALID_PARAMETER";
    public const string InvalidJson = "INVALID_JSON";
    public const string InternalError = "INTERNAL_ERROR";
    public const string Throttling = "THROTTLING";
    public const string ConnectionFailure = "CONNECTION_FAILURE";
    public const string Timeout = "TIMEOUT";
    public const string ErrorFromTarget = "ERROR_FROM_TARGET";
    public const string SdkClientError = "SDK_CLIENT_ERROR";
    public const string ThirdAccountHop = "THIRD_ACCOUNT_HOP_DETECTED";
    public const string ThirdRegionHop = "THIRD_REGION_HOP_DETECTED";

    public static InvocationOutcome From(Exception e) => e switch
    {
        AwsFault { Status: >= 500 } fault => InvocationOutcome.Failure(InternalError, fault.Message),
        AwsFault fault when fault.Status == 429 || fault.Code.Contains("Throttl", StringComparison.Ordinal) => InvocationOutcome.Failure(Throttling, fault.Message),
        AwsFault fault when IsMissing(fault.Code) => InvocationOutcome.Failure(NoResource, fault.Message, retryable: false),
        AwsFault fault when fault.Code.Contains("AccessDenied", StringComparison.Ordinal) || fault.Status == 403 => InvocationOutcome.Failure(NoPermissions, fault.Message, retryable: false),
        AwsFault fault => InvocationOutcome.Failure(InvalidParameter, fault.Message, retryable: false),
        _ => InvocationOutcome.Failure(InternalError, e.Message),
    };

    private static bool IsMissing(string code) =>
        code.Contains("NotFound", StringComparison.Ordinal) || code.Contains("NonExistent", StringComparison.Ordinal) || code.Contains("DoesNotExist", StringComparison.Ordinal);
}
