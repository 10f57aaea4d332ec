using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Publishing;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
internal sealed class PutEvents(IEventPublisher publisher) : EventBridgeOperation("PutEvents")
{
    private const int MostEntries = 10;

    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        if (call.Input["EndpointId"] is DataString) throw new AwsFault("OperationDisabledException", "Global endpoints are not supported by the sandbox.");
        new InputChecks(call.Input).Required("Entries").List("Entries", MostEntries, 1, EntryText.Of).Each("Entries", entry => entry.Text("EventBusName", Shapes.BusNameOrArn)).Throw();
        var given = call.Input.GetArray("Entries")!;
        var entries = new EventEntry[given.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = Parse((DataObject)given[i]);
        var results = await publisher.PublishAsync(new EventSender(call.Scope), entries, cancellationToken);
        return Answer(results);
    }

    private static EventEntry Parse(DataObject entry) => new()
    {
        Source = Text(entry, "Source"),
        DetailType = Text(entry, "DetailType"),
        Detail = Text(entry, "Detail"),
        EventBusName = entry.GetString("EventBusName"),
        Resources = entry["Resources"] is DataArray resources ? [.. resources.Select(r => (r as DataString)?.Value ?? throw Malformed("Resources"))] : [],
        Time = entry["Time"] is null or DataNull ? null : Timestamps.FromData(entry["Time"]) ?? throw Malformed("Time"),
    };

    private static string? Text(DataObject entry, string name) => entry[name] switch
    {
        null or DataNull => null,
        DataString text => text.Value,
        _ => throw Malformed(name),
    };

    private static AwsFault Malformed(string name) => new("SerializationException", $"The field {name} of an entry is of the wrong type.");

    private static DataObject Answer(IReadOnlyList<EventEntryResult> results)
    {
        var (entries, failed) = (new DataValue[results.Count], 0);
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = results[i].ToData();
            if (results[i].EventId is null) failed++;
        }

        return new DataObjectBuilder(2) { ["FailedEntryCount"] = failed, ["Entries"] = new DataArray(entries) }.Build();
    }
}
