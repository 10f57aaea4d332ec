using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>What SQS answers to input it refuses. The query code is the name that clients saw before SQS spoke JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html</remarks>
internal static class QueueFaults
{
    public static AwsFault NoSuchQueue() => new("QueueDoesNotExist", "The specified queue does not exist.")
    {
        QueryCode = "AWS.SimpleQueueService.NonExistentQueue",
    };

    public static AwsFault Missing(string parameter) => Plain("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsFault InvalidValue(string message) => Plain("InvalidParameterValue", message);

    public static AwsFault InvalidValue(string value, string parameter, string reason) =>
        InvalidValue($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static AwsFault InvalidAttributeValue(string attribute) => Plain("InvalidAttributeValue", $"Invalid value for the parameter {attribute}.");

    public static AwsFault UnknownAttribute(string attribute) => Plain("InvalidAttributeName", $"Unknown Attribute {attribute}.");

    public static AwsFault NameExists(string attribute) => new(
        "QueueNameExists",
        $"A queue already exists with the same name and a different value for attribute {attribute}")
    {
        QueryCode = "QueueAlreadyExists",
    };

    public static AwsFault ReceiptHandle() => Plain("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");

    public static AwsFault NotInFlight(string receiptHandle) => new(
        "MessageNotInflight",
        $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.")
    {
        QueryCode = "AWS.SimpleQueueService.MessageNotInflight",
    };

    public static AwsFault OverLimit(string message) => new("OverLimit", message, 403) { QueryCode = "OverLimit" };

    public static AwsFault Batch(string code, string message) => new(code, message) { QueryCode = "AWS.SimpleQueueService." + code };

    public static AwsFault Plain(string code, string message) => new(code, message) { QueryCode = code };
}
