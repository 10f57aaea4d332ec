using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListApiDestinations.html</summary>
internal sealed class ListApiDestinations(ApiDestinationCatalog destinations) : EventBridgeOperation("ListApiDestinations")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        Paging.Check(new InputChecks(input).Text("NamePrefix", Shapes.Name64).Text("ConnectionArn", Shapes.ConnectionArn)).Throw();
        IReadOnlyList<ApiDestination> all = destinations.List(call.Scope);
        if (input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(d => d.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (input.GetString("ConnectionArn") is { } connection) all = [.. all.Where(d => d.ConnectionArn == connection)];
        var (items, token) = Paging.Slice(input, all, d => d.Name);
        return new(new DataObjectBuilder
        {
            ["ApiDestinations"] = new DataArray([.. items.Select(d => ApiDestinationData.Summary(d).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
