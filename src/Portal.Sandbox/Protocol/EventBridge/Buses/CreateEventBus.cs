using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html</summary>
internal sealed class CreateEventBus(EventBuses buses, TimeProvider time) : EventBridgeOperation("CreateEventBus")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        EventBusData.Settings(new InputChecks(call.Input).Required("Name", Shapes.BusName).Text("EventSourceName", Shapes.BusName)).Tags().Throw();
        var name = call.Input.GetString("Name")!;
        if (call.Input.Contains("EventSourceName")) throw new AwsFault("OperationDisabledException", "Partner event sources are not supported by the sandbox.");
        if (name.Contains('/', StringComparison.Ordinal)) throw new AwsFault("ValidationException", "Event bus name must not contain '/'.");
        var bus = EventBusData.Apply(new EventBus(call.Scope, name, time.GetUtcNow()) { Tags = TagChecks.Of(call.Input) }, call.Input);
        await buses.CreateAsync(bus, cancellationToken);
        return new DataObjectBuilder { ["EventBusArn"] = bus.Arn }.WithSettings(bus).Build();
    }
}
