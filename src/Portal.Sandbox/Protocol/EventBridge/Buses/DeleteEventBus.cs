using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Targets;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html</summary>
/// <remarks>
/// A bus with rules cannot be deleted. The portal's tap does not count: in the sandbox it is made unasked, and a client that
/// deletes what it has made itself must not trip over it. It goes with the bus.
/// </remarks>
internal sealed class DeleteEventBus(EventBuses buses, Routing.Rules rules, RuleTargets targets) : EventBridgeOperation("DeleteEventBus")
{
    private const string TapTag = "observatory-tap";

    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.BusName).Throw();
        var name = call.Input.GetString("Name")!;
        if (name == EventBus.DefaultName) throw new AwsFault("ValidationException", "Cannot delete event bus default.");
        var bus = new BusReference(call.Scope, name);
        var left = rules.List(bus);
        if (left.Any(r => r.Tags[TapTag] is null)) throw new AwsFault("ValidationException", "EventBus can't be deleted since it has rules.");
        foreach (var tap in left) await RemoveAsync(bus, tap, cancellationToken);
        await buses.DeleteAsync(call.Scope, name, cancellationToken);
        return null;
    }

    private async ValueTask RemoveAsync(BusReference bus, Rule tap, CancellationToken cancellationToken)
    {
        await targets.RemoveAsync(tap, [.. targets.Of(tap.Arn).Select(t => t.Target.Id)], cancellationToken);
        await rules.DeleteAsync(bus, tap.Name, cancellationToken);
    }
}
