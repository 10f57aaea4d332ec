using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html</summary>
internal sealed class DescribeReplay(Replays replays) : EventBridgeOperation("DescribeReplay")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ReplayName", Shapes.Name64).Throw();
        var replay = replays.Get(call.Scope, call.Input.GetString("ReplayName")!);
        var answer = ReplayData.Summary(replay);
        answer["ReplayArn"] = replay.Arn;
        answer["Description"] = Optional(replay.Description);
        answer["Destination"] = replay.Destination;
        return new(answer.Build());
    }
}
