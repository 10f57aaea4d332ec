using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html</summary>
internal sealed class ListRules(EventBuses buses, Routing.Rules rules) : EventBridgeOperation("ListRules")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        Paging.Check(new InputChecks(call.Input).Text("NamePrefix", Shapes.Name64).Text("EventBusName", Shapes.BusNameOrArn)).Throw();
        var bus = EventBusData.Reference(call.Scope, call.Input);
        buses.Get(bus);
        IReadOnlyList<Rule> all = rules.List(bus);
        if (call.Input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(r => r.Name.StartsWith(prefix, StringComparison.Ordinal))];
        var (items, token) = Paging.Slice(call.Input, all, r => r.Name);
        return new(new DataObjectBuilder
        {
            ["Rules"] = new DataArray([.. items.Select(r => RuleData.Describe(r).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
