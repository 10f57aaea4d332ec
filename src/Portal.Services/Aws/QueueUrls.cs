namespace Portal.Services.Aws;

/// <summary>From queue URLs to ARNs and back, for queues of a connection's own account and region.</summary>
internal static class QueueUrls
{
    /// <summary>The URL ends in account and name.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html</remarks>
    public static string Arn(Connection connection, string url)
    {
        var parts = new Uri(url).AbsolutePath.Trim('/').Split('/');
        return $"arn:{Partition(connection.Region)}:sqs:{connection.Region}:{parts[^2]}:{parts[^1]}";
    }

    /// <summary>The URL of the queue that an ARN names; refused where that is not a queue of the connection's own.</summary>
    public static async Task<AwsResult<string>> OfAsync(AwsSession session, string arn, CancellationToken cancellationToken)
    {
        var url = await session.Sqs.GetQueueUrlAsync(arn[(arn.LastIndexOf(':') + 1)..], cancellationToken);
        if (!url.IsOk || Arn(session.Connection, url.Value) == arn) return url;
        return AwsError.Invalid($"{arn} is not a queue of this connection's account and region.", "Choose a connection to that account and region.");
    }

    public static string Partition(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";
}
