using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws.Sqs;

namespace Portal.Services.DeadLetters;

/// <summary>Messages of the wire to records.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
internal static class DeadLetterReader
{
    /// <summary>System attributes that are asked for.</summary>
    public static readonly IReadOnlyList<string> SystemAttributes = ["SentTimestamp", "ApproximateReceiveCount", "DeadLetterQueueSourceArn"];

    public static DeadLetter Read(MessageShape message, MaskedBody body)
    {
        var attributes = (message.MessageAttributes ?? []).ToDictionary(a => a.Key, a => TokenMask.Text(a.Value.StringValue ?? a.Value.BinaryValue ?? ""), StringComparer.Ordinal);
        var system = message.Attributes ?? [];
        return new DeadLetter(message.MessageId, body.Shown)
        {
            Event = Event(body.Shown),
            Attributes = attributes,
            ErrorCode = attributes.GetValueOrDefault("ERROR_CODE"),
            ErrorMessage = attributes.GetValueOrDefault("ERROR_MESSAGE"),
            RuleArn = attributes.GetValueOrDefault("RULE_ARN"),
            TargetArn = attributes.GetValueOrDefault("TARGET_ARN"),
            ExhaustedRetryCondition = attributes.GetValueOrDefault("EXHAUSTED_RETRY_CONDITION"),
            RetryAttempts = Number(attributes.GetValueOrDefault("RETRY_ATTEMPTS")),
            SentAt = long.TryParse(system.GetValueOrDefault("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null,
            ReceiveCount = Number(system.GetValueOrDefault("ApproximateReceiveCount")) ?? 1,
            SourceQueueArn = system.GetValueOrDefault("DeadLetterQueueSourceArn"),
        };
    }

    /// <summary>Bus and name of a rule: <c>rule/NAME</c> is on the default bus, <c>rule/BUS/NAME</c> on another.</summary>
    public static (string EventBusName, string Name)? Rule(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || !parts[5].StartsWith("rule/", StringComparison.Ordinal)) return null;
        var path = parts[5]["rule/".Length..];
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("default", path) : (path[..slash], path[(slash + 1)..]);
    }

    private static DeadEvent? Event(string body) =>
        DataValue.TryParse(body) is DataObject o && o.GetString("id") is { } id && o.GetString("source") is { } source && o.GetString("detail-type") is { } type ? new(id, source, type) : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
