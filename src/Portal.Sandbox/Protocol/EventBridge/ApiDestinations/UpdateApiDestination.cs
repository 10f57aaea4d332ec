using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateApiDestination.html</summary>
internal sealed class UpdateApiDestination(ApiDestinationCatalog destinations, Connections connections, TimeProvider time) : EventBridgeOperation("UpdateApiDestination")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        ApiDestinationData.Check(input, isNew: false).Throw();
        if (input.GetString("ConnectionArn") is { } connection) ApiDestinationData.CheckConnection(connections, connection);
        var updated = (await destinations.UpdateAsync(call.Scope, input.GetString("Name")!, destination => destination with
        {
            ConnectionArn = input.GetString("ConnectionArn") ?? destination.ConnectionArn,
            Endpoint = input.GetString("InvocationEndpoint") ?? destination.Endpoint,
            HttpMethod = input.GetString("HttpMethod") ?? destination.HttpMethod,
            RatePerSecond = (int)(input.GetInt64("InvocationRateLimitPerSecond") ?? destination.RatePerSecond),
            Description = input.GetString("Description") ?? destination.Description,
            ModifiedAt = time.GetUtcNow(),
        }, cancellationToken))!;
        return ApiDestinationData.Answer(updated).Build();
    }
}
