using System.Xml.Linq;
using Portal.Services.Aws.Wire;
using Portal.Services.Stacks;

namespace Portal.Services.Aws.CloudFormation;

/// <summary>What CreateStack and UpdateStack take.</summary>
internal sealed record StackRequest(string StackName, string TemplateBody, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Capabilities,
    IReadOnlyDictionary<string, string> Tags, string ClientRequestToken);

/// <summary>The operations of CloudFormation that the portal uses.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html</remarks>
internal sealed class CloudFormationClient(AwsCaller caller)
{
    private static readonly AwsQueryOperation<string> CreateStack = Operation("CreateStack", r => r.Text("StackId") ?? "");
    private static readonly AwsQueryOperation<string> UpdateStack = Operation("UpdateStack", r => r.Text("StackId") ?? "");
    private static readonly AwsQueryOperation<Nothing> DeleteStack = Operation("DeleteStack", _ => new Nothing());
    private static readonly AwsQueryOperation<Page<StackDetail>> DescribeStacks = Operation("DescribeStacks", r => PageOf(r, "Stacks", CloudFormationXml.Stack));
    private static readonly AwsQueryOperation<Page<StackResource>> ListStackResources = Operation("ListStackResources", r => PageOf(r, "StackResourceSummaries", CloudFormationXml.Resource));
    private static readonly AwsQueryOperation<Page<StackEvent>> DescribeStackEvents = Operation("DescribeStackEvents", r => PageOf(r, "StackEvents", CloudFormationXml.Event));

    /// <returns>The stack's id.</returns>
    public Task<AwsResult<string>> CreateStackAsync(StackRequest request, CancellationToken cancellationToken) => caller.CallAsync(CreateStack, Fields(request), cancellationToken);

    /// <returns>The stack's id.</returns>
    public Task<AwsResult<string>> UpdateStackAsync(StackRequest request, CancellationToken cancellationToken) => caller.CallAsync(UpdateStack, Fields(request), cancellationToken);

    public Task<AwsResult<Nothing>> DeleteStackAsync(string name, string clientRequestToken, CancellationToken cancellationToken) =>
        caller.CallAsync(DeleteStack, new QueryFields().Set("StackName", name).Set("ClientRequestToken", clientRequestToken), cancellationToken);

    public Task<AwsResult<IReadOnlyList<StackDetail>>> DescribeStacksAsync(CancellationToken cancellationToken) =>
        Paging.AllAsync(token => caller.CallAsync(DescribeStacks, new QueryFields().Set("NextToken", token), cancellationToken));

    /// <param name="name">Name, or id: a deleted stack is found by its id only.</param>
    public async Task<AwsResult<StackDetail>> DescribeStackAsync(string name, CancellationToken cancellationToken)
    {
        var result = await caller.CallAsync(DescribeStacks, new QueryFields().Set("StackName", name), cancellationToken);
        if (!result.IsOk) return result.Error;
        return result.Value.Items.Count > 0 ? result.Value.Items[0] : AwsError.NotFound($"Stack {name} does not exist.");
    }

    public Task<AwsResult<IReadOnlyList<StackResource>>> ListResourcesAsync(string name, CancellationToken cancellationToken) =>
        Paging.AllAsync(token => caller.CallAsync(ListStackResources, new QueryFields().Set("StackName", name).Set("NextToken", token), cancellationToken));

    /// <summary>Newest first.</summary>
    public Task<AwsResult<Page<StackEvent>>> DescribeEventsAsync(string name, string? nextToken, CancellationToken cancellationToken) =>
        caller.CallAsync(DescribeStackEvents, new QueryFields().Set("StackName", name).Set("NextToken", nextToken), cancellationToken);

    private static QueryFields Fields(StackRequest request) => new QueryFields()
        .Set("StackName", request.StackName)
        .Set("TemplateBody", request.TemplateBody)
        .SetPairs("Parameters", "ParameterKey", "ParameterValue", request.Parameters)
        .SetList("Capabilities", request.Capabilities)
        .SetPairs("Tags", "Key", "Value", request.Tags)
        .Set("ClientRequestToken", request.ClientRequestToken);

    private static Page<T> PageOf<T>(XElement result, string list, Func<XElement, T> read) => new([.. result.Members(list).Select(read)], result.Text("NextToken"));

    private static AwsQueryOperation<T> Operation<T>(string name, Func<XElement, T> read) => new(AwsQueryService.CloudFormation, name, read);
}
