using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.CloudFormation;

/// <summary>An operation of CloudFormation: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html</summary>
internal abstract class CloudFormationOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.CloudFormation;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}
