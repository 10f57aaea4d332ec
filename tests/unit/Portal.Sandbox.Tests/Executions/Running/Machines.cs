namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>Definitions that several tests run.</summary>
internal static class Machines
{
    public const string Pass = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

    public const string Wait60 = """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}""";

    /// <summary>Never ends by itself.</summary>
    public const string Loop = """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "IsPresent": true, "Next": "E"}], "Default": "A"}, "E": {"Type": "Succeed"}}}""";

    /// <summary>Asks by way of a queue and waits for the answer.</summary>
    public static string Ask(string queueUrl, string more = "") => $$$"""
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
         "Parameters": {"QueueUrl": "{{{queueUrl}}}", "MessageBody": {"token.$": "$$.Task.Token"} }, {{{more}}} "End": true} } }
        """;

    public static string Send(string queueUrl) => $$$"""
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
         "Parameters": {"QueueUrl": "{{{queueUrl}}}", "MessageBody": {"x": 1} }, "ResultPath": null, "End": true} } }
        """;
}
