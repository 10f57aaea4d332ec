using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>How messages reach subscribers: what the endpoint must look like, and whether it has to confirm.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
internal static class SubscriptionProtocols
{
    private static readonly Dictionary<string, (Func<string, bool> IsEndpoint, bool MustConfirm, string Complaint)> Known = new(StringComparer.Ordinal)
    {
        ["sqs"] = (IsArnOf("sqs"), false, "SQS endpoint ARN"),
        ["lambda"] = (IsArnOf("lambda"), false, "Lambda endpoint ARN"),
        ["firehose"] = (IsArnOf("firehose"), false, "Firehose endpoint ARN"),
        ["application"] = (IsArnOf("sns"), false, "Application endpoint arn invalid"),
        ["http"] = (static e => IsUrl(e, Uri.UriSchemeHttp), true, "Endpoint must match the specified protocol"),
        ["https"] = (static e => IsUrl(e, Uri.UriSchemeHttps), true, "Endpoint must match the specified protocol"),

        // AWS asks the mailbox first. Nobody reads a mailbox here, and no mail leaves the machine: it counts as confirmed.
        ["email"] = (IsMail, false, "Email address"),
        ["email-json"] = (IsMail, false, "Email address"),
        ["sms"] = (static e => e.Length is > 4 and < 20 && e.TrimStart('+').All(char.IsAsciiDigit), false, "Invalid SMS endpoint"),
    };

    /// <summary>Whether the endpoint has to confirm before it gets messages.</summary>
    /// <exception cref="AwsFault">The protocol is unknown, or the endpoint is none of it.</exception>
    public static bool MustConfirm(string protocol, string endpoint)
    {
        if (!Known.TryGetValue(protocol, out var known)) throw TopicFaults.Invalid("Amazon SNS does not support this protocol string: " + protocol);
        return known.IsEndpoint(endpoint) ? known.MustConfirm : throw TopicFaults.Invalid(known.Complaint);
    }

    private static Func<string, bool> IsArnOf(string service) => endpoint => Arn.TryParse(endpoint, out var arn) && arn.Service == service;

    private static bool IsUrl(string endpoint, string scheme) => Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme == scheme;

    private static bool IsMail(string endpoint) => endpoint.Split('@') is [{ Length: > 0 }, { Length: > 0 }];
}
