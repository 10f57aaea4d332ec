using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeConnection.html</summary>
internal sealed class DescribeConnection(Connections connections) : EventBridgeOperation("DescribeConnection")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.Name64).Throw();
        var connection = connections.Get(call.Scope, call.Input.GetString("Name")!);
        var answer = ConnectionData.Summary(connection);
        answer["Description"] = Optional(connection.Description);
        answer["SecretArn"] = connection.SecretArn;
        answer["AuthParameters"] = ConnectionData.WithoutSecrets(connection.AuthParameters);
        return new(answer.Build());
    }
}
