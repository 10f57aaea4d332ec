using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Tags;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html</summary>
internal sealed class ListTagsForResource(TaggedResources resources) : EventBridgeOperation("ListTagsForResource")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ResourceARN", Shapes.Arn).Throw();
        return new(new DataObjectBuilder { ["Tags"] = resources.Get(call.Input.GetString("ResourceARN")!).ToData() }.Build());
    }
}
