using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateEventBus.html</summary>
internal sealed class UpdateEventBus(EventBuses buses) : EventBridgeOperation("UpdateEventBus")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        EventBusData.Settings(new InputChecks(call.Input).Text("Name", Shapes.BusName)).Throw();
        var name = call.Input.GetString("Name") ?? EventBus.DefaultName;
        var bus = await buses.UpdateAsync(call.Scope, name, b => EventBusData.Apply(b, call.Input), cancellationToken);
        return new DataObjectBuilder { ["Arn"] = bus.Arn, ["Name"] = bus.Name }.WithSettings(bus).Build();
    }
}
