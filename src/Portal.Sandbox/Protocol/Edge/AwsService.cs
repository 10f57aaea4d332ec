namespace Portal.Sandbox.Protocol.Edge;

/// <summary>How a service is spoken to.</summary>
/// <param name="Name">Its name in a credential scope: <c>events</c>.</param>
/// <param name="Protocol">The wire protocol.</param>
/// <param name="TargetPrefix">The part of X-Amz-Target before the point; empty for the query protocol.</param>
/// <param name="JsonVersion"><c>1.0</c> or <c>1.1</c>; empty for the query protocol.</param>
/// <param name="XmlNamespace">Of answers of the query protocol.</param>
/// <param name="SdkNames">How <c>aws-sdk:</c> resources of Step Functions name it.</param>
public sealed record AwsService(string Name, AwsProtocol Protocol, string TargetPrefix, string JsonVersion, string XmlNamespace, params string[] SdkNames)
{
    public static readonly AwsService EventBridge = new("events", AwsProtocol.Json, "AWSEvents", "1.1", "", "eventbridge", "cloudwatchevents");
    public static readonly AwsService StepFunctions = new("states", AwsProtocol.Json, "AWSStepFunctions", "1.0", "", "sfn");
    public static readonly AwsService Sqs = new("sqs", AwsProtocol.Json, "AmazonSQS", "1.0", "", "sqs");
    public static readonly AwsService Logs = new("logs", AwsProtocol.Json, "Logs_20140328", "1.1", "", "cloudwatchlogs");
    public static readonly AwsService Sns = new("sns", AwsProtocol.Query, "", "", "http://sns.amazonaws.com/doc/2010-03-31/", "sns");
    public static readonly AwsService Sts = new("sts", AwsProtocol.Query, "", "", "https://sts.amazonaws.com/doc/2011-06-15/", "sts");
    public static readonly AwsService Iam = new("iam", AwsProtocol.Query, "", "", "https://iam.amazonaws.com/doc/2010-05-08/", "iam");
    public static readonly AwsService CloudFormation = new("cloudformation", AwsProtocol.Query, "", "", "http://cloudformation.amazonaws.com/doc/2010-05-15/", "cloudformation");

    /// <summary>None of AWS's: the sandbox's own operations on its clock.</summary>
    public static readonly AwsService SandboxClock = new("sandboxclock", AwsProtocol.Json, "SandboxClock", "1.0", "");
}

public enum AwsProtocol
{
    Json,
    Query,
}
