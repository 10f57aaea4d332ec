using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Tags;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html</summary>
internal sealed class TagResource(TaggedResources resources) : EventBridgeOperation("TagResource")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ResourceARN", Shapes.Arn).Required("Tags").Tags().Throw();
        await resources.ChangeAsync(call.Input.GetString("ResourceARN")!, tags => TagChecks.Checked(tags.With(call.Input.GetArray("Tags"))), cancellationToken);
        return DataObject.Empty;
    }
}
