using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Protocol.EventBridge.Rules;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Targets;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html</summary>
internal sealed class RemoveTargets(Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("RemoveTargets")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        RuleData.Named(call.Input, "Rule").Required("Ids").List("Ids", Shapes.MostTargets, 1).EachText("Ids", Shapes.Name64).Throw();
        var rule = rules.Get(EventBusData.Reference(call.Scope, call.Input), call.Input.GetString("Rule")!);
        var ids = call.Input.GetArray("Ids")!.Cast<DataString>().Select(i => i.Value).ToList();
        var missing = await targets.RemoveAsync(rule, ids, cancellationToken);
        return new DataObjectBuilder
        {
            ["FailedEntryCount"] = missing.Count,
            ["FailedEntries"] = new DataArray([.. missing.Select(id => new DataObjectBuilder
            {
                ["TargetId"] = id,
                ["ErrorCode"] = "ResourceNotFoundException",
                ["ErrorMessage"] = $"Rule {rule.Name} on EventBus {rule.BusName} does not contain Target with Id {id}.",
            }.Build())]),
        }.Build();
    }
}
