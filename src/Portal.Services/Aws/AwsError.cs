namespace Portal.Services.Aws;

/// <summary>What kind of refusal an <see cref="AwsError"/> is; pages choose their words and their next step by it.</summary>
public enum AwsErrorKind
{
    /// <summary>AWS refused the input.</summary>
    Invalid,

    /// <summary>The thing asked for is not there (any more).</summary>
    NotFound,

    /// <summary>It exists already, or is in a state that forbids the act.</summary>
    Conflict,

    /// <summary>AWS refused the credentials' rights.</summary>
    AccessDenied,

    /// <summary>The portal refused the user before AWS was asked.</summary>
    Forbidden,

    /// <summary>No credentials, or expired ones: signing in again (for example <c>aws sso login</c>) mends it.</summary>
    Credentials,

    /// <summary>Too many calls; it passes.</summary>
    Throttled,

    /// <summary>A quota is used up; waiting does not help.</summary>
    Quota,

    /// <summary>No answer from the endpoint. Whether the act happened is not known.</summary>
    Unreachable,

    /// <summary>An error inside AWS, or an answer that could not be read.</summary>
    Service,
}

/// <summary>An expected failure of a call, in words for people. Errors of AWS are translated to this once, in <see cref="AwsErrors"/>.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Code">AWS's error code, for example <c>ResourceNotFoundException</c>; for refusals of the portal itself <c>Portal.*</c>.</param>
/// <param name="Message">What went wrong: one sentence, AWS's own where it has one.</param>
/// <param name="Advice">What to do about it; null where there is nothing to say.</param>
/// <param name="Retryable">True where the same call may succeed later without any change.</param>
/// <param name="RequestId">AWS's request id, for its support; null where no answer came.</param>
public sealed record AwsError(AwsErrorKind Kind, string Code, string Message, string? Advice = null, bool Retryable = false, string? RequestId = null)
{
    /// <summary>True where an act was sent and nobody knows whether it happened.</summary>
    public bool OutcomeUnknown => Kind is AwsErrorKind.Unreachable or AwsErrorKind.Service;

    public static AwsError NotFound(string message, string? advice = null) => new(AwsErrorKind.NotFound, "Portal.NotFound", message, advice);
    public static AwsError Invalid(string message, string? advice = null) => new(AwsErrorKind.Invalid, "Portal.Invalid", message, advice);
    public static AwsError Conflict(string message, string? advice = null) => new(AwsErrorKind.Conflict, "Portal.Conflict", message, advice);
}
