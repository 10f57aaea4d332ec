using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Protocol.EventBridge.Rules;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Targets;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html</summary>
internal sealed class ListTargetsByRule(Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("ListTargetsByRule")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        Paging.Check(RuleData.Named(call.Input, "Rule")).Throw();
        var rule = rules.Get(EventBusData.Reference(call.Scope, call.Input), call.Input.GetString("Rule")!);
        var all = targets.Of(rule.Arn).Select(t => t.Target).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var (items, token) = Paging.Slice(call.Input, all, t => t.Id);
        return new(new DataObjectBuilder
        {
            ["Targets"] = new DataArray([.. items.Select(t => t.Raw)]),
            ["NextToken"] = token,
        }.Build());
    }
}
