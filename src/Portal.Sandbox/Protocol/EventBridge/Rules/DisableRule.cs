using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html</summary>
internal sealed class DisableRule(EventBuses buses, Routing.Rules rules) : EventBridgeOperation("DisableRule")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        RuleData.Named(call.Input).Throw();
        var bus = EventBusData.Reference(call.Scope, call.Input);
        buses.Get(bus);
        await rules.UpdateAsync(bus, call.Input.GetString("Name")!, rule => rule with { State = Rule.Disabled }, cancellationToken);
        return null;
    }
}
