using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html</summary>
internal sealed class PutPermission(EventBuses buses) : EventBridgeOperation("PutPermission")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Text("EventBusName", Shapes.BusName)
            .Text("Action", Shapes.Action)
            .Text("Principal", Shapes.Principal)
            .Text("StatementId", Shapes.StatementId)
            .Object("Condition", condition => condition.Required("Type").Required("Key").Required("Value"))
            .Throw();
        var bus = EventBusData.Reference(call.Scope, input);
        await buses.UpdateAsync(bus.Scope, bus.Name, Change(input), cancellationToken);
        return null;
    }

    private static Func<EventBus, EventBus> Change(DataObject input)
    {
        // Other actions can be allowed by a whole policy only.
        if (input.GetString("Action") is { } given && given != "events:PutEvents") throw new AwsFault("ValidationException", "Provided value in parameter 'action' is not supported.");
        if (input.GetString("Policy") is { } document) return bus => EventBusPolicy.WithDocument(bus, document);
        return input.GetString("StatementId") is { } id && input.GetString("Action") is { } action && input.GetString("Principal") is { } principal
            ? bus => EventBusPolicy.WithStatement(bus, id, action, principal, input.GetObject("Condition"))
            : throw new AwsFault("ValidationException", "Parameters Action, Principal and StatementId must be specified together, or a Policy.");
    }
}
