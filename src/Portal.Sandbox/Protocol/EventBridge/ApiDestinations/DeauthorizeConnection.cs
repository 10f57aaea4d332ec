using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeauthorizeConnection.html</summary>
internal sealed class DeauthorizeConnection(Connections connections, TimeProvider time) : EventBridgeOperation("DeauthorizeConnection")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.Name64).Throw();
        var changed = (await connections.UpdateAsync(call.Scope, call.Input.GetString("Name")!, connection => connection with
        {
            State = Connection.Deauthorized,
            AuthParameters = ConnectionData.WithoutSecrets(connection.AuthParameters),
            ModifiedAt = time.GetUtcNow(),
        }, cancellationToken))!;
        var answer = ConnectionData.Answer(changed, "DEAUTHORIZING");
        answer["LastAuthorizedTime"] = Timestamps.ToData(changed.AuthorizedAt);
        return answer.Build();
    }
}
