using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Queues;

/// <summary>What SQS demands of a message.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</remarks>
internal static class MessageChecks
{
    private const int MaximumAttributes = 10;

    /// <exception cref="Identity.AwsFault">The message is refused.</exception>
    public static void Check(QueueSettings queue, OutgoingMessage message)
    {
        if (message.Body.Length == 0) throw QueueFaults.Missing("MessageBody");
        CheckCharacters(message.Body);
        if (message.Attributes is { } attributes) CheckAttributes(attributes);
        if (Size(message) > queue.MaximumMessageSize)
            throw QueueFaults.InvalidValue($"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
        if (message.DelaySeconds is { } delay && delay is < 0 or > 900)
            throw QueueFaults.InvalidValue(Text(message.DelaySeconds.Value), "DelaySeconds", "DelaySeconds must be >= 0 and <= 900.");
        CheckId(message.GroupId, "MessageGroupId");
        CheckId(message.DeduplicationId, "MessageDeduplicationId");
        if (queue.IsFifo) CheckFifo(queue, message);
        else if (message.DeduplicationId is { } id) throw QueueFaults.InvalidValue(id, "MessageDeduplicationId", "The request includes a parameter that is not valid for this queue type.");
    }

    /// <summary>Bytes that count against the limit: the body, and of each attribute its name, type and value.</summary>
    public static int Size(OutgoingMessage message)
    {
        var size = Encoding.UTF8.GetByteCount(message.Body);
        foreach (var (name, value) in message.Attributes ?? DataObject.Empty)
        {
            size += Encoding.UTF8.GetByteCount(name);
            if (value is not DataObject attribute) continue;
            size += Encoding.UTF8.GetByteCount(attribute.GetString("DataType") ?? "");
            size += attribute.GetString("BinaryValue") is { } binary ? binary.Length / 4 * 3 : Encoding.UTF8.GetByteCount(attribute.GetString("StringValue") ?? "");
        }

        return size;
    }

    private static void CheckFifo(QueueSettings queue, OutgoingMessage message)
    {
        if (message.GroupId is null) throw QueueFaults.Missing("MessageGroupId");
        if (message.DeduplicationId is null && !queue.ContentBasedDeduplication)
            throw QueueFaults.InvalidValue("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        if (message.DelaySeconds is { } delay and not 0) throw QueueFaults.InvalidValue(Text(delay), "DelaySeconds", "The request include parameter that is not valid for this queue type.");
    }

    private static void CheckId(string? id, string parameter)
    {
        if (id is null || (id.Length is > 0 and <= 128 && id.All(c => c is > ' ' and <= '~'))) return;
        throw QueueFaults.InvalidValue(
            id, parameter, $"{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }

    private static void CheckCharacters(string body)
    {
        foreach (var rune in body.EnumerateRunes())
        {
            var code = rune.Value;
            if (code is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000) continue;
            throw QueueFaults.Plain(
                "InvalidMessageContents",
                $"Invalid binary character '#x{code:X}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
    }

    private static void CheckAttributes(DataObject attributes)
    {
        if (attributes.Count > MaximumAttributes)
            throw QueueFaults.InvalidValue($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{MaximumAttributes}].");
        foreach (var (name, value) in attributes) CheckAttribute(name, value as DataObject ?? DataObject.Empty);
    }

    private static void CheckAttribute(string name, DataObject attribute)
    {
        if (name.Length is 0 or > 256 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            throw QueueFaults.InvalidValue($"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.");
        if (name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase))
            throw QueueFaults.InvalidValue($"The message attribute name '{name}' is invalid. Attribute name cannot start with AWS. or Amazon.");
        var type = attribute.GetString("DataType");
        if (string.IsNullOrEmpty(type)) throw QueueFaults.InvalidValue($"The message attribute '{name}' must contain non-empty message attribute type.");
        switch (type.Split('.', 2)[0])
        {
            case "Binary":
                if (attribute.GetString("BinaryValue") is not { Length: > 0 } binary || !IsBase64(binary)) throw Wrong(name, type, "Binary");
                break;
            case "Number":
                if (attribute.GetString("StringValue") is not { Length: > 0 } number) throw Wrong(name, type, "String");
                if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    throw QueueFaults.InvalidValue($"Can't cast the value of message (user) attribute '{name}' to a number.");
                break;
            case "String":
                if (attribute.GetString("StringValue") is not { Length: > 0 } text) throw Wrong(name, type, "String");
                CheckCharacters(text);
                break;
            default:
                throw QueueFaults.InvalidValue($"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }
    }

    private static Identity.AwsFault Wrong(string name, string type, string field) =>
        QueueFaults.InvalidValue($"The message attribute '{name}' with type '{type}' must use field '{field}'.");

    private static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
