using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html</summary>
internal sealed class ListEventBuses(EventBuses buses) : EventBridgeOperation("ListEventBuses")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        Paging.Check(new InputChecks(call.Input).Text("NamePrefix", Shapes.BusName)).Throw();
        IReadOnlyList<EventBus> all = buses.List(call.Scope);
        if (call.Input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(b => b.Name.StartsWith(prefix, StringComparison.Ordinal))];
        var (items, token) = Paging.Slice(call.Input, all, b => b.Name);
        return new(new DataObjectBuilder
        {
            ["EventBuses"] = new DataArray([.. items.Select(b => EventBusData.Describe(b).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
