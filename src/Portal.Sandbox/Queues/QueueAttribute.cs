using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Sandbox.Queues;

/// <summary>An attribute that a client may set on a queue, with what it may hold.</summary>
/// <param name="Name">As SetQueueAttributes has it.</param>
/// <param name="Default">What GetQueueAttributes gives when it was never set; null: nothing.</param>
/// <param name="IsValid">Whether a text is a value.</param>
/// <param name="FifoOnly">Unknown to standard queues.</param>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</remarks>
internal sealed record QueueAttribute(string Name, string? Default, Func<string, bool> IsValid, bool FifoOnly = false)
{
    public const string DelaySeconds = "DelaySeconds";
    public const string MaximumMessageSize = "MaximumMessageSize";
    public const string MessageRetentionPeriod = "MessageRetentionPeriod";
    public const string ReceiveMessageWaitTimeSeconds = "ReceiveMessageWaitTimeSeconds";
    public const string VisibilityTimeout = "VisibilityTimeout";
    public const string Policy = "Policy";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string FifoQueue = "FifoQueue";
    public const string ContentBasedDeduplication = "ContentBasedDeduplication";

    private static readonly QueueAttribute[] Known =
    [
        new(DelaySeconds, "0", Number(0, 900)),
        new(MaximumMessageSize, "1048576", Number(1024, 1_048_576)),
        new(MessageRetentionPeriod, "345600", Number(60, 1_209_600)),
        new(ReceiveMessageWaitTimeSeconds, "0", Number(0, 20)),
        new(VisibilityTimeout, "30", Number(0, 43_200)),
        new(Policy, null, EmptyOrObject),
        new(RedrivePolicy, null, static _ => true),
        new("RedriveAllowPolicy", null, EmptyOrObject),
        new("KmsMasterKeyId", null, static _ => true),
        new("KmsDataKeyReusePeriodSeconds", null, Number(60, 86_400)),
        new("SqsManagedSseEnabled", "true", Boolean),
        new(FifoQueue, null, Boolean, FifoOnly: true),
        new(ContentBasedDeduplication, "false", Boolean, FifoOnly: true),
        new("DeduplicationScope", "queue", static text => text is "queue" or "messageGroup", FifoOnly: true),
        new("FifoThroughputLimit", "perQueue", static text => text is "perQueue" or "perMessageGroupId", FifoOnly: true),
    ];

    public static readonly IReadOnlyDictionary<string, QueueAttribute> All = Known.ToDictionary(a => a.Name, StringComparer.Ordinal);

    private static Func<string, bool> Number(int least, int most) => text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;

    private static bool Boolean(string text) => text is "true" or "false";

    private static bool EmptyOrObject(string text) => text.Length == 0 || DataValue.TryParse(text) is DataObject;
}
