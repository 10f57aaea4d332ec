using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CancelReplay.html</summary>
internal sealed class CancelReplay(Replays replays) : EventBridgeOperation("CancelReplay")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ReplayName", Shapes.Name64).Throw();
        var replay = await replays.CancelAsync(call.Scope, call.Input.GetString("ReplayName")!, cancellationToken);
        return new DataObjectBuilder { ["ReplayArn"] = replay.Arn, ["State"] = replay.State }.Build();
    }
}
