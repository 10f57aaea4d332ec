using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateConnection.html</summary>
internal sealed class UpdateConnection(Connections connections, TimeProvider time) : EventBridgeOperation("UpdateConnection")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("Name", Shapes.Name64)
            .Text("Description", Shapes.Description)
            .Text("AuthorizationType", Shapes.AuthorizationType)
            .Throw();
        var now = time.GetUtcNow();
        var updated = (await connections.UpdateAsync(call.Scope, input.GetString("Name")!, connection =>
        {
            var type = input.GetString("AuthorizationType") ?? connection.AuthorizationType;
            var parameters = input.GetObject("AuthParameters") ?? connection.AuthParameters;
            ConnectionData.CheckParameters(type, parameters);
            return connection with
            {
                AuthorizationType = type,
                AuthParameters = parameters,
                Description = input.GetString("Description") ?? connection.Description,
                State = Connection.Authorized,
                ModifiedAt = now,
                AuthorizedAt = now,
            };
        }, cancellationToken))!;
        var answer = ConnectionData.Answer(updated);
        answer["LastAuthorizedTime"] = Timestamps.ToData(updated.AuthorizedAt);
        return answer.Build();
    }
}
