using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteConnection.html</summary>
internal sealed class DeleteConnection(Connections connections) : EventBridgeOperation("DeleteConnection")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.Name64).Throw();
        Connection? deleted = null;
        await connections.UpdateAsync(call.Scope, call.Input.GetString("Name")!, connection =>
        {
            deleted = connection;
            return null;
        }, cancellationToken);
        var answer = ConnectionData.Answer(deleted!, "DELETING");
        answer["LastAuthorizedTime"] = Timestamps.ToData(deleted!.AuthorizedAt);
        return answer.Build();
    }
}
