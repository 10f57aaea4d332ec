using System.Security.Cryptography;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Access.Control;

/// <summary>Refusals as each service words them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
internal static class AccessMessages
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string General = "AccessDeniedException";

    /// <summary>By the prefix of the action: the error's code and HTTP status.</summary>
    private static readonly Dictionary<string, (string Code, int Status)> Codes = new(StringComparer.Ordinal)
    {
        ["sqs"] = ("AccessDenied", 403),
        ["sns"] = ("AuthorizationError", 403),
        ["iam"] = ("AccessDenied", 403),
        ["sts"] = ("AccessDenied", 403),
        ["lambda"] = (General, 403),
    };

    public static AwsFault Denied(AccessQuestion question, Principal principal, AccessVerdict verdict) => Fault(
        question,
        $"User: {Session(principal)} is not authorized to perform: {Spelled(question.Action)} on resource: {question.Resource} {verdict.Because!.Replace(question.Action, Spelled(question.Action), StringComparison.Ordinal)}");

    /// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-create-iam-policies.html</summary>
    public static AwsFault NotTrusted(AccessQuestion question) => Fault(question, question.Actor.Service is { } service && question.Actor.AssumedBy is null
        ? $"Neither the global service principal {service}, nor the regional one is authorized to assume the provided role."
        : $"User: {question.Actor.AssumedBy ?? question.Actor.Source} is not authorized to perform: sts:AssumeRole on resource: {question.Actor.RoleArn}");

    private static AwsFault Fault(AccessQuestion question, string message)
    {
        var (code, status) = Codes.GetValueOrDefault(question.Action.Split(':')[0], (General, 400));
        return new AwsFault(code, message, status);
    }

    /// <summary>SQS writes its actions small, SNS its prefix large.</summary>
    private static string Spelled(string action) => action.StartsWith("sqs:", StringComparison.Ordinal) ? action.ToLowerInvariant()
        : action.StartsWith("sns:", StringComparison.Ordinal) ? "SNS" + action[3..] : action;

    /// <summary>A role appears as the session that somebody has of it.</summary>
    private static string Session(Principal principal)
    {
        if (principal.Kind != PrincipalKind.Role) return principal.Value;
        var name = principal.Value[(principal.Value.LastIndexOf('/') + 1)..];
        return $"arn:aws:sts::{principal.AccountId}:assumed-role/{name}/{RandomNumberGenerator.GetString(Letters, 32)}";
    }
}
