using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListArchives.html</summary>
internal sealed class ListArchives(EventBuses buses, ArchiveCatalog archives) : EventBridgeOperation("ListArchives")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        Paging.Check(new InputChecks(input).Text("NamePrefix", Shapes.Name48).Text("EventSourceArn", Shapes.Arn).Text("State", Shapes.ArchiveState)).Throw();
        ArchiveData.CheckFilters(input, Name);
        IReadOnlyList<Archive> all = archives.List(call.Scope);
        if (input.GetString("NamePrefix") is { } prefix) all = [.. all.Where(a => a.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (input.GetString("State") is not (null or Archive.State)) all = [];
        if (input.GetString("EventSourceArn") is { } source)
        {
            var bus = ArchiveData.SourceBus(buses, call.Scope, source);
            all = [.. all.Where(a => a.EventSourceArn == bus.Arn)];
        }

        var (items, token) = Paging.Slice(input, all, a => a.Name);
        return new(new DataObjectBuilder
        {
            ["Archives"] = new DataArray([.. items.Select(a => ArchiveData.Summary(a, archives.CountOf(a)).Build())]),
            ["NextToken"] = token,
        }.Build());
    }
}
