using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListReplays.html</summary>
internal sealed class ListReplays(Replays replays) : EventBridgeOperation("ListReplays")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        Paging.Check(new InputChecks(input).Text("NamePrefix", Shapes.Name64).Text("State", Shapes.ReplayState).Text("EventSourceArn", Shapes.Arn)).Throw();
        ArchiveData.CheckFilters(input, Name);
        IReadOnlyList<Replay> all = replays.List(call.Scope);
        if (input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(r => r.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (input.GetString("State") is { } state) all = [.. all.Where(r => r.State == state)];
        if (input.GetString("EventSourceArn") is { } source) all = [.. all.Where(r => r.ArchiveArn == source)];
        var (items, token) = Paging.Slice(input, all, r => r.Name);
        return new(new DataObjectBuilder
        {
            ["Replays"] = new DataArray([.. items.Select(r => ReplayData.Summary(r).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
