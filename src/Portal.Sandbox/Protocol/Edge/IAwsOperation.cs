using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>One operation of one service, whatever its protocol: the edge parses the request, calls, and writes the answer.</summary>
/// <remarks>
/// Request and answer are data in the JSON form of the service's model. For services with the query protocol (SNS, STS, IAM,
/// CloudFormation) the edge turns form fields (<c>Tags.member.1.Key</c>) into that form and the answer into XML.
/// </remarks>
public interface IAwsOperation
{
    AwsService Service { get; }

    /// <summary>As the API reference has it: <c>PutEvents</c>.</summary>
    string Name { get; }

    /// <summary>Gives the answer; C# null for an operation that answers nothing.</summary>
    /// <exception cref="AwsFault">The request is refused.</exception>
    ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}

/// <summary>A request on its way in.</summary>
/// <param name="Scope">Account and region, from the credential scope.</param>
/// <param name="Input">The request's fields.</param>
/// <param name="RequestId">Answered in <c>x-amzn-RequestId</c>.</param>
/// <param name="Endpoint">Scheme, host and port that the client used: queue URLs are built from it.</param>
public sealed record OperationCall(ResourceScope Scope, DataObject Input, string RequestId, Uri Endpoint);
