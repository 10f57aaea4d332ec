using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html</summary>
internal sealed class DescribeEventBus(EventBuses buses) : EventBridgeOperation("DescribeEventBus")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Text("Name", Shapes.BusNameOrArn).Throw();
        var bus = buses.Get(EventBusData.Reference(call.Scope, call.Input, "Name"));
        return new(EventBusData.Describe(bus).WithSettings(bus).Build());
    }
}
