using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteApiDestination.html</summary>
internal sealed class DeleteApiDestination(ApiDestinationCatalog destinations) : EventBridgeOperation("DeleteApiDestination")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.Name64).Throw();
        await destinations.UpdateAsync(call.Scope, call.Input.GetString("Name")!, _ => null, cancellationToken);
        return DataObject.Empty;
    }
}
