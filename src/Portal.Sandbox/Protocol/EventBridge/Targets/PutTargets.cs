using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Protocol.EventBridge.Rules;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Targets;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
internal sealed class PutTargets(Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("PutTargets")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        RuleData.Named(call.Input, "Rule").Required("Targets").List("Targets", Shapes.MostTargets, 1).Each("Targets", TargetChecks.Shape).Throw();
        var rule = rules.Get(EventBusData.Reference(call.Scope, call.Input), call.Input.GetString("Rule")!);
        var given = call.Input.GetArray("Targets")!.Cast<DataObject>().Select(TargetChecks.Parse).ToList();
        await targets.PutAsync(rule, given, cancellationToken);
        return new DataObjectBuilder { ["FailedEntryCount"] = 0, ["FailedEntries"] = DataArray.Empty }.Build();
    }
}
