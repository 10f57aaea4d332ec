using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html</summary>
internal sealed class ListRuleNamesByTarget(EventBuses buses, Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("ListRuleNamesByTarget")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        Paging.Check(new InputChecks(call.Input).Required("TargetArn", Shapes.Arn).Text("EventBusName", Shapes.BusNameOrArn)).Throw();
        var bus = EventBusData.Reference(call.Scope, call.Input);
        buses.Get(bus);
        var pointing = targets.RulesOf(call.Input.GetString("TargetArn")!).ToHashSet(StringComparer.Ordinal);
        var all = rules.List(bus).Where(r => pointing.Contains(r.Arn)).Select(r => r.Name).ToList();
        var (items, token) = Paging.Slice(call.Input, all, n => n);
        return new(new DataObjectBuilder
        {
            ["RuleNames"] = new DataArray([.. items.Select(n => (DataValue)n)]),
            ["NextToken"] = token,
        }.Build());
    }
}
