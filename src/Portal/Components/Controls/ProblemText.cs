using Portal.Services.Aws;

namespace Portal.Components.Controls;

/// <summary>A failure as a person reads it.</summary>
/// <param name="Title">What did not work, in a few words.</param>
/// <param name="Message">Why, as far as it is known.</param>
/// <param name="WayOut">What to do about it; null where only trying again helps.</param>
/// <param name="Detail">The error's code and request id, for somebody who looks into it.</param>
public sealed record ProblemText(string Title, string Message, string? WayOut = null, string? Detail = null)
{
    /// <param name="error">The refusal.</param>
    /// <param name="what">What was fetched or done, in the middle of a sentence.</param>
    public static ProblemText Of(AwsError error, string what) => new(
        error.Kind switch
        {
            AwsErrorKind.NotFound => "Not found",
            AwsErrorKind.AccessDenied => "AWS denied access",
            AwsErrorKind.Forbidden => "You may not do this",
            AwsErrorKind.Credentials => "No valid credentials",
            AwsErrorKind.Throttled => "AWS is throttling",
            AwsErrorKind.Quota => "A quota is used up",
            AwsErrorKind.Unreachable => "No answer",
            AwsErrorKind.Invalid => "This cannot be right",
            AwsErrorKind.Conflict => "Not in this state",
            _ => $"Could not load {what}",
        },
        error.Message,
        error.Advice,
        error.RequestId is null ? error.Code : $"{error.Code} · request {error.RequestId}");
}
