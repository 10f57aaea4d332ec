using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html</summary>
internal sealed class DeleteRule(EventBuses buses, Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("DeleteRule")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        RuleData.Named(call.Input).Throw();
        var bus = EventBusData.Reference(call.Scope, call.Input);
        buses.Get(bus);
        var name = call.Input.GetString("Name")!;
        if (rules.Find(bus.Scope, bus.Name, name) is not { } rule) return null;
        if (targets.HasAny(rule.Arn)) throw new AwsFault("ValidationException", "Rule can't be deleted since it has targets.");
        await rules.DeleteAsync(bus, name, cancellationToken);
        return null;
    }
}
