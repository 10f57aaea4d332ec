using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html</summary>
internal sealed class CreateConnection(Connections connections, TimeProvider time) : EventBridgeOperation("CreateConnection")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("Name", Shapes.Name64)
            .Text("Description", Shapes.Description)
            .Required("AuthorizationType", Shapes.AuthorizationType)
            .Required("AuthParameters")
            .Throw();
        var (type, parameters) = (input.GetString("AuthorizationType")!, input.GetObject("AuthParameters")!);
        ConnectionData.CheckParameters(type, parameters);
        var connection = new Connection(call.Scope, input.GetString("Name")!, Guid.NewGuid().ToString(), time.GetUtcNow())
        {
            AuthorizationType = type,
            AuthParameters = parameters,
            Description = input.GetString("Description"),
        };
        await connections.CreateAsync(connection, cancellationToken);
        return ConnectionData.Answer(connection, type == Connection.OAuth ? "AUTHORIZING" : null).Build();
    }
}
