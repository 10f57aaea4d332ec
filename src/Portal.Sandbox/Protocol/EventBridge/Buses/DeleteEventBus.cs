using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html</summary>
internal sealed class DeleteEventBus(EventBuses buses, Routing.Rules rules) : EventBridgeOperation("DeleteEventBus")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.BusName).Throw();
        var name = call.Input.GetString("Name")!;
        if (name == EventBus.DefaultName) throw new AwsFault("ValidationException", "Cannot delete event bus default.");
        if (rules.List(new BusReference(call.Scope, name)).Count > 0) throw new AwsFault("ValidationException", "EventBus can't be deleted since it has rules.");
        await buses.DeleteAsync(call.Scope, name, cancellationToken);
        return null;
    }
}
