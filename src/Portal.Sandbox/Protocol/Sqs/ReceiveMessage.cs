using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class ReceiveMessage(QueueDirectory queues, MessageReceiver receiver) : QueueOperation("ReceiveMessage", queues)
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html (MessageSystemAttributeNames)</summary>
    private static readonly Dictionary<string, Func<ReceivedMessage, string?>> SystemAttributes = new(StringComparer.Ordinal)
    {
        ["SenderId"] = m => m.Content.SenderId,
        ["ApproximateFirstReceiveTimestamp"] = m => Text(m.FirstReceivedMilliseconds),
        ["ApproximateReceiveCount"] = m => Text(m.ReceiveCount),
        ["SentTimestamp"] = m => Text(m.Content.SentMilliseconds),
        ["SequenceNumber"] = m => m.Content.SequenceNumber,
        ["MessageDeduplicationId"] = m => m.Content.DeduplicationId,
        ["MessageGroupId"] = m => m.Content.GroupId,
        ["AWSTraceHeader"] = m => m.Content.SystemAttributes?.GetObject("AWSTraceHeader")?.GetString("StringValue"),
        ["DeadLetterQueueSourceArn"] = m => m.Content.DeadLetterSource,
    };

    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var most = SqsInput.Number(input, "MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided.") ?? 1;
        var wait = SqsInput.Number(input, "WaitTimeSeconds", 0, 20, "Must be >= 0 and <= 20, if provided.");
        var visibility = SqsInput.Number(input, "VisibilityTimeout", 0, 43_200, "Must be >= 0 and <= 43200, if provided.");
        var system = SqsInput.Names(input, "MessageSystemAttributeNames").Concat(SqsInput.Names(input, "AttributeNames")).ToHashSet(StringComparer.Ordinal);
        if (system.FirstOrDefault(n => n != "All" && !SystemAttributes.ContainsKey(n)) is { } unknown) throw QueueFaults.UnknownAttribute(unknown);
        var messages = await receiver.ReceiveAsync(queue, most, Seconds(visibility), Seconds(wait), cancellationToken);
        if (messages.Count == 0) return DataObject.Empty;
        var wanted = SqsInput.Names(input, "MessageAttributeNames");
        return new DataObjectBuilder { ["Messages"] = new DataArray([.. messages.Select(m => (DataValue)Shape(m, system, wanted))]) }.Build();
    }

    private static DataObject Shape(ReceivedMessage message, HashSet<string> system, IReadOnlyList<string> wanted)
    {
        var attributes = new DataObjectBuilder();
        foreach (var (name, value) in SystemAttributes)
        {
            if ((system.Contains("All") || system.Contains(name)) && value(message) is { } text) attributes.Set(name, text);
        }

        var own = Selected(message.Content.Attributes, wanted);
        return new DataObjectBuilder(8)
        {
            ["MessageId"] = message.Content.MessageId,
            ["ReceiptHandle"] = message.Handle.ToString(),
            ["MD5OfBody"] = MessageChecksums.OfBody(message.Content.Body),
            ["Body"] = message.Content.Body,
            ["Attributes"] = attributes.Count > 0 ? attributes.Build() : null,
            ["MD5OfMessageAttributes"] = MessageChecksums.OfAttributes(own) is { } sum ? sum : (DataValue?)null,
            ["MessageAttributes"] = own,
        }.Build();
    }

    /// <summary>The attributes asked for: by name, by <c>prefix.*</c>, or <c>All</c>. The sum is of these alone, as clients check it.</summary>
    private static DataObject? Selected(DataObject? attributes, IReadOnlyList<string> wanted)
    {
        if (attributes is null || wanted.Count == 0) return null;
        var builder = new DataObjectBuilder();
        foreach (var (name, value) in attributes)
        {
            if (wanted.Any(w => Covers(w, name))) builder.Set(name, value);
        }

        return builder.Count > 0 ? builder.Build() : null;
    }

    private static bool Covers(string wanted, string name) =>
        wanted is "All" or ".*" || wanted == name || (wanted.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(wanted[..^2], StringComparison.Ordinal));

    private static TimeSpan? Seconds(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
