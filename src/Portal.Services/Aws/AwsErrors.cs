using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws;

/// <summary>Exceptions of the SDK's runtime to <see cref="AwsError"/>: the one place that knows AWS's error codes by name.</summary>
internal static class AwsErrors
{
    private static readonly Dictionary<string, (AwsErrorKind Kind, string? Advice)> Codes = new(StringComparer.Ordinal)
    {
        ["AccessDeniedException"] = (AwsErrorKind.AccessDenied, "Give the connection's user or role the right that the message names."),
        ["AccessDenied"] = (AwsErrorKind.AccessDenied, "Give the connection's user or role the right that the message names."),
        ["NotAuthorized"] = (AwsErrorKind.AccessDenied, "Give the connection's user or role the right that the message names."),
        ["UnrecognizedClientException"] = (AwsErrorKind.Credentials, "The access key is not known to AWS: check the connection's profile."),
        ["InvalidClientTokenId"] = (AwsErrorKind.Credentials, "The access key is not known to AWS: check the connection's profile."),
        ["InvalidSignatureException"] = (AwsErrorKind.Credentials, "The secret key does not fit the access key, or this machine's clock is wrong."),
        ["SignatureDoesNotMatch"] = (AwsErrorKind.Credentials, "The secret key does not fit the access key, or this machine's clock is wrong."),
        ["ExpiredTokenException"] = (AwsErrorKind.Credentials, "Sign in again, for example with aws sso login."),
        ["ExpiredToken"] = (AwsErrorKind.Credentials, "Sign in again, for example with aws sso login."),
        ["ThrottlingException"] = (AwsErrorKind.Throttled, "Try again in a moment."),
        ["Throttling"] = (AwsErrorKind.Throttled, "Try again in a moment."),
        ["RequestThrottled"] = (AwsErrorKind.Throttled, "Try again in a moment."),
        ["TooManyRequestsException"] = (AwsErrorKind.Throttled, "Try again in a moment."),
        ["LimitExceededException"] = (AwsErrorKind.Quota, "A quota of the account is used up: remove something or ask AWS for more."),
        ["ExecutionLimitExceeded"] = (AwsErrorKind.Quota, "Too many executions are running."),
        ["LimitExceeded"] = (AwsErrorKind.Quota, "A quota of the account is used up: remove something or ask AWS for more."),
        ["ConcurrentModificationException"] = (AwsErrorKind.Conflict, "Somebody else is changing the same thing: try again."),
        ["ManagedRuleException"] = (AwsErrorKind.Conflict, "The rule belongs to an AWS service, which alone may change it."),
        ["ExecutionNotRedrivable"] = (AwsErrorKind.Conflict, null),
        ["ExecutionAlreadyExists"] = (AwsErrorKind.Conflict, "Take another name."),
        ["TaskTimedOut"] = (AwsErrorKind.Conflict, "The step no longer waits."),
        ["AlreadyExistsException"] = (AwsErrorKind.Conflict, null),
        ["QueueDeletedRecently"] = (AwsErrorKind.Conflict, "SQS keeps the name of a deleted queue for 60 seconds: try again then."),
        ["AWS.SimpleQueueService.QueueDeletedRecently"] = (AwsErrorKind.Conflict, "SQS keeps the name of a deleted queue for 60 seconds: try again then."),
        ["AWS.SimpleQueueService.NonExistentQueue"] = (AwsErrorKind.NotFound, null),
        ["QueueDoesNotExist"] = (AwsErrorKind.NotFound, null),
    };

    /// <summary>Null where the exception is a bug, or the caller's cancellation: those are thrown on.</summary>
    public static AwsError? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        AmazonUnmarshallingException e => new(AwsErrorKind.Service, "Portal.UnreadableAnswer", "The answer could not be read: " + Innermost(e), RequestId: e.RequestId),
        AwsServiceException e => FromService(e),
        AmazonServiceException e when e.StatusCode == 0 && e.InnerException is not null => Unreachable(e.InnerException),
        AmazonServiceException e => FromCredentialService(e),
        AmazonClientException e when IsConnection(e) => Unreachable(e),
        AmazonClientException e => new(AwsErrorKind.Credentials, "Portal.NoCredentials", e.Message, "Check the connection's profile; with SSO, sign in again (aws sso login)."),
        HttpRequestException or IOException or OperationCanceledException or TimeoutException => Unreachable(exception),
        JsonException => new(AwsErrorKind.Service, "Portal.UnreadableAnswer", "The answer could not be read: " + exception.Message),
        _ => null,
    };

    private static AwsError FromService(AwsServiceException e)
    {
        var code = string.IsNullOrEmpty(e.ErrorCode) ? "Http" + (int)e.StatusCode : e.ErrorCode;
        var message = string.IsNullOrWhiteSpace(e.Message) ? $"The service answered {(int)e.StatusCode} without an explanation." : e.Message;
        var (kind, advice) = Codes.TryGetValue(code, out var known) ? known : (KindOf(code, message, e.StatusCode), null);
        var retryable = kind is AwsErrorKind.Throttled or AwsErrorKind.Service || code == "ConcurrentModificationException";
        return new AwsError(kind, code, message, advice, retryable, string.IsNullOrEmpty(e.RequestId) ? null : e.RequestId);
    }

    private static AwsErrorKind KindOf(string code, string message, HttpStatusCode status) => code switch
    {
        _ when (int)status >= 500 => AwsErrorKind.Service,
        _ when status == HttpStatusCode.TooManyRequests => AwsErrorKind.Throttled,
        _ when code.EndsWith("DoesNotExist", StringComparison.Ordinal) || code.Contains("NotFound", StringComparison.Ordinal) => AwsErrorKind.NotFound,
        // CloudFormation says so in words only.
        "ValidationError" when message.EndsWith("does not exist", StringComparison.Ordinal) => AwsErrorKind.NotFound,
        _ when code.Contains("AlreadyExists", StringComparison.Ordinal) => AwsErrorKind.Conflict,
        _ when status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => AwsErrorKind.AccessDenied,
        _ => AwsErrorKind.Invalid,
    };

    /// <summary>STS and SSO refuse on the way to credentials, through the SDK's own clients.</summary>
    private static AwsError FromCredentialService(AmazonServiceException e) =>
        new(AwsErrorKind.Credentials, e.ErrorCode ?? "Portal.NoCredentials", e.Message, "Check the connection's profile and role; with SSO, sign in again (aws sso login).", RequestId: e.RequestId);

    private static AwsError Unreachable(Exception e) =>
        new(AwsErrorKind.Unreachable, "Portal.Unreachable", "No answer from the endpoint: " + Innermost(e), "Check the network and the connection's endpoint.", Retryable: true);

    private static bool IsConnection(Exception e)
    {
        for (Exception? at = e; at is not null; at = at.InnerException)
        {
            if (at is HttpRequestException or IOException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException) return true;
        }

        return false;
    }

    private static string Innermost(Exception e)
    {
        while (e.InnerException is not null) e = e.InnerException;
        return e.Message;
    }
}
