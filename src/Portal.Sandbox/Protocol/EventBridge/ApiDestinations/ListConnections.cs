using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListConnections.html</summary>
internal sealed class ListConnections(Connections connections) : EventBridgeOperation("ListConnections")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        Paging.Check(new InputChecks(input).Text("NamePrefix", Shapes.Name64)).Throw();
        IReadOnlyList<Connection> all = connections.List(call.Scope);
        if (input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(c => c.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (input.GetString("ConnectionState") is { } state) all = [.. all.Where(c => c.State == state)];
        var (items, token) = Paging.Slice(input, all, c => c.Name);
        return new(new DataObjectBuilder
        {
            ["Connections"] = new DataArray([.. items.Select(c => ConnectionData.Summary(c).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
