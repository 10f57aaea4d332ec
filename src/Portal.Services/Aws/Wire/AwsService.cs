namespace Portal.Services.Aws.Wire;

/// <summary>Everything that differs between the services for a client that speaks their protocol.</summary>
/// <param name="ServiceId">The service's id in the SDKs.</param>
/// <param name="SigningName">The service in the credential scope of a signature.</param>
/// <param name="EndpointPrefix">First label of the host name.</param>
/// <param name="ApiVersion">The API's date.</param>
internal abstract record AwsService(string ServiceId, string SigningName, string EndpointPrefix, string ApiVersion)
{
    /// <summary>True for a service with one endpoint for all regions of a partition.</summary>
    public bool IsGlobal { get; init; }
}

/// <summary>A service of the awsJson protocol.</summary>
/// <param name="TargetPrefix">What <c>X-Amz-Target</c> starts with.</param>
/// <param name="JsonVersion">1.0 or 1.1.</param>
/// <param name="QueryCompatible">True for SQS, which tells its older error codes only to clients that ask.</param>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html</remarks>
internal sealed record AwsJsonService(string ServiceId, string SigningName, string EndpointPrefix, string ApiVersion, string TargetPrefix, string JsonVersion, bool QueryCompatible = false)
    : AwsService(ServiceId, SigningName, EndpointPrefix, ApiVersion)
{
    public static readonly AwsJsonService EventBridge = new("EventBridge", "events", "events", "2015-10-07", "AWSEvents", "1.1");
    public static readonly AwsJsonService StepFunctions = new("SFN", "states", "states", "2016-11-23", "AWSStepFunctions", "1.0");
    public static readonly AwsJsonService Sqs = new("SQS", "sqs", "sqs", "2012-11-05", "AmazonSQS", "1.0", QueryCompatible: true);
    public static readonly AwsJsonService Logs = new("CloudWatch Logs", "logs", "logs", "2014-03-28", "Logs_20140328", "1.1");

    /// <summary>The sandbox's own operations on its clock, signed as Step Functions'.</summary>
    public static readonly AwsJsonService SandboxClock = new("SFN", "states", "states", "2016-11-23", "SandboxClock", "1.0");

    public string ContentType { get; } = "application/x-amz-json-" + JsonVersion;
}

/// <summary>A service of the query protocol: form fields in, XML out.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal sealed record AwsQueryService(string ServiceId, string SigningName, string EndpointPrefix, string ApiVersion)
    : AwsService(ServiceId, SigningName, EndpointPrefix, ApiVersion)
{
    public static readonly AwsQueryService CloudFormation = new("CloudFormation", "cloudformation", "cloudformation", "2010-05-15");
    public static readonly AwsQueryService Sns = new("SNS", "sns", "sns", "2010-03-31");
    public static readonly AwsQueryService Sts = new("STS", "sts", "sts", "2011-06-15");

    /// <remarks>https://docs.aws.amazon.com/general/latest/gr/iam-service.html</remarks>
    public static readonly AwsQueryService Iam = new("IAM", "iam", "iam", "2010-05-08") { IsGlobal = true };
}
