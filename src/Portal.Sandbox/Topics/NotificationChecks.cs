using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Topics;

/// <summary>What SNS demands of a message.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
internal static class NotificationChecks
{
    /// <summary>Bytes of message and attributes.</summary>
    public const int Largest = 262_144;

    /// <exception cref="Identity.AwsFault">The message is refused.</exception>
    public static void Check(Topic topic, OutgoingNotification notification)
    {
        if (notification.Message.Length == 0) throw TopicFaults.Invalid("Empty message");
        if (Size(notification) > Largest) throw TopicFaults.Invalid("Message too long");
        if (notification.Subject is { } subject && (subject.Length is 0 or > 100 || subject.Any(char.IsControl))) throw TopicFaults.Invalid("Subject");
        CheckStructure(notification);
        foreach (var (name, value) in notification.Attributes ?? DataObject.Empty) CheckAttribute(name, value as DataObject ?? DataObject.Empty);
        if (!topic.IsFifo)
        {
            if (notification.DeduplicationId is not null)
                throw TopicFaults.Invalid("MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type");
            return;
        }

        if (string.IsNullOrEmpty(notification.GroupId)) throw TopicFaults.Invalid("The MessageGroupId parameter is required for FIFO topics");
        if (notification.DeduplicationId is null && !topic.DeduplicatesByContent)
            throw TopicFaults.Invalid("The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
    }

    public static int Size(OutgoingNotification notification)
    {
        var size = Encoding.UTF8.GetByteCount(notification.Message);
        foreach (var (name, value) in notification.Attributes ?? DataObject.Empty) size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value.ToJson());
        return size;
    }

    private static void CheckStructure(OutgoingNotification notification)
    {
        if (notification.MessageStructure is null) return;
        if (notification.MessageStructure != "json") throw TopicFaults.Invalid("MessageStructure");
        if (DataValue.TryParse(notification.Message) is not DataObject texts) throw TopicFaults.Invalid("Message Structure - JSON message body failed to parse");
        if (texts.GetString("default") is null) throw TopicFaults.Invalid("Message Structure - No default entry in JSON message body");
    }

    private static void CheckAttribute(string name, DataObject attribute)
    {
        if (name.Length is 0 or > 256 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')) throw TopicFaults.Invalid($"MessageAttributes Reason: The message attribute name '{name}' is invalid");
        var type = attribute.GetString("DataType") ?? "";
        var value = type.StartsWith("Binary", StringComparison.Ordinal) ? attribute.GetString("BinaryValue") : attribute.GetString("StringValue");
        if (type.Split('.')[0] is not ("String" or "Number" or "Binary")) throw new Identity.AwsFault("InvalidParameterValue", $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        if (string.IsNullOrEmpty(value)) throw new Identity.AwsFault("InvalidParameterValue", $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.");
    }
}
