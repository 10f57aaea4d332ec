using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteArchive.html</summary>
internal sealed class DeleteArchive(ArchiveCatalog archives) : EventBridgeOperation("DeleteArchive")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ArchiveName", Shapes.Name48).Throw();
        await archives.DeleteAsync(call.Scope, call.Input.GetString("ArchiveName")!, cancellationToken);
        return DataObject.Empty;
    }
}
