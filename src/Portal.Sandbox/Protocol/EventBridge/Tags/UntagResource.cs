using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Tags;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html</summary>
internal sealed class UntagResource(TaggedResources resources) : EventBridgeOperation("UntagResource")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ResourceARN", Shapes.Arn).Required("TagKeys").EachText("TagKeys", Shapes.TagKey).Throw();
        var keys = call.Input.GetArray("TagKeys")!.Cast<DataString>().Select(k => k.Value).ToList();
        await resources.ChangeAsync(call.Input.GetString("ResourceARN")!, tags => tags.Without(keys), cancellationToken);
        return DataObject.Empty;
    }
}
