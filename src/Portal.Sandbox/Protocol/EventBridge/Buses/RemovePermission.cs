using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html</summary>
internal sealed class RemovePermission(EventBuses buses) : EventBridgeOperation("RemovePermission")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Text("EventBusName", Shapes.BusName).Text("StatementId", Shapes.StatementId).Throw();
        var bus = EventBusData.Reference(call.Scope, call.Input);
        var statement = call.Input.GetString("StatementId");
        if (call.Input.GetBoolean("RemoveAllPermissions") == true)
        {
            await buses.UpdateAsync(bus.Scope, bus.Name, b => b with { Policy = null }, cancellationToken);
            return null;
        }

        if (statement is null) throw new AwsFault("ValidationException", "Parameter StatementId must be specified, or RemoveAllPermissions.");
        await buses.UpdateAsync(bus.Scope, bus.Name, b => EventBusPolicy.Without(b, statement), cancellationToken);
        return null;
    }
}
