using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeApiDestination.html</summary>
internal sealed class DescribeApiDestination(ApiDestinationCatalog destinations) : EventBridgeOperation("DescribeApiDestination")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("Name", Shapes.Name64).Throw();
        var destination = destinations.Get(call.Scope, call.Input.GetString("Name")!);
        var answer = ApiDestinationData.Summary(destination);
        answer["Description"] = Optional(destination.Description);
        return new(answer.Build());
    }
}
