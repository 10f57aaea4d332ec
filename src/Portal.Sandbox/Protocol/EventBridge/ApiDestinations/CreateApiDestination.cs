using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html</summary>
internal sealed class CreateApiDestination(ApiDestinationCatalog destinations, Connections connections, TimeProvider time) : EventBridgeOperation("CreateApiDestination")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        ApiDestinationData.Check(input, isNew: true).Throw();
        ApiDestinationData.CheckConnection(connections, input.GetString("ConnectionArn")!);
        var destination = new ApiDestination(call.Scope, input.GetString("Name")!, Guid.NewGuid().ToString(), time.GetUtcNow())
        {
            ConnectionArn = input.GetString("ConnectionArn")!,
            Endpoint = input.GetString("InvocationEndpoint")!,
            HttpMethod = input.GetString("HttpMethod")!,
            RatePerSecond = (int)(input.GetInt64("InvocationRateLimitPerSecond") ?? ApiDestination.DefaultRate),
            Description = input.GetString("Description"),
        };
        await destinations.CreateAsync(destination, cancellationToken);
        return ApiDestinationData.Answer(destination).Build();
    }
}
