using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.EventBridge;

/// <summary>An operation of https://docs.aws.amazon.com/eventbridge/latest/APIReference/</summary>
internal abstract class EventBridgeOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.EventBridge;
    public string Name => name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);

    protected static DataValue? Optional(string? text) => text is null ? null : (DataValue)text;
}
