using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.Sns;

/// <summary>The operations of SNS that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/welcome.html</remarks>
internal sealed class SnsClient(AwsCaller caller)
{
    private static readonly AwsQueryOperation<Page<string>> ListTopics = new(AwsQueryService.Sns, "ListTopics",
        r => new([.. r.Members("Topics").Select(t => t.Text("TopicArn") ?? "")], r.Text("NextToken")));

    private static readonly AwsQueryOperation<string> Publish = new(AwsQueryService.Sns, "Publish", r => r.Text("MessageId") ?? "");

    /// <summary>ARNs of topics.</summary>
    /// <param name="limit">The most to get.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<AwsResult<IReadOnlyList<string>>> ListTopicsAsync(int limit, CancellationToken cancellationToken) =>
        Paging.AllAsync(token => caller.CallAsync(ListTopics, new QueryFields().Set("NextToken", token), cancellationToken), limit);

    /// <returns>The message's id.</returns>
    public Task<AwsResult<string>> PublishAsync(string topicArn, string message, CancellationToken cancellationToken) =>
        caller.CallAsync(Publish, new QueryFields().Set("TopicArn", topicArn).Set("Message", message), cancellationToken);
}
