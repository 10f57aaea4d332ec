using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Where messages go that were received too often.</summary>
/// <param name="DeadLetterTarget">A queue of the same kind, account and region.</param>
/// <param name="MaxReceiveCount">1 to 1,000: how often a message may be received before it is moved.</param>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html</remarks>
internal sealed record RedrivePolicy(Arn DeadLetterTarget, int MaxReceiveCount)
{
    /// <summary>Null for an empty text, which takes a policy away.</summary>
    /// <exception cref="AwsFault">The text is no redrive policy.</exception>
    public static RedrivePolicy? Parse(string text)
    {
        if (text.Length == 0) return null;
        if (DataValue.TryParse(text) is not DataObject policy) throw Invalid(text, "Redrive policy is not a valid JSON map.");
        var target = policy.GetString("deadLetterTargetArn") ?? throw Invalid(text, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
        if (policy["maxReceiveCount"] is not { } countText) throw Invalid(text, "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
        if (!TryCount(countText, out var count) || count is < 1 or > 1000) throw Invalid(text, "Invalid value for maxReceiveCount: " + Text(countText) + ", valid values are from 1 to 1000 both inclusive.");
        if (!Arn.TryParse(target, out var arn)) throw Invalid(text, "Invalid value for deadLetterTargetArn.");
        return new RedrivePolicy(arn, count);
    }

    private static bool TryCount(DataValue value, out int count)
    {
        count = 0;
        if (value is DataNumber number && number.TryGetInt64(out var whole) && whole is >= 0 and <= int.MaxValue)
        {
            count = (int)whole;
            return true;
        }

        return value is DataString text && int.TryParse(text.Value, out count);
    }

    private static string Text(DataValue value) => value is DataString text ? text.Value : value.ToJson();

    private static AwsFault Invalid(string text, string reason) => QueueFaults.InvalidValue(text, "RedrivePolicy", reason);
}
