using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html</summary>
internal sealed class StartReplay(EventBuses buses, ArchiveCatalog archives, Replays replays, TimeProvider time) : EventBridgeOperation("StartReplay")
{
    private const string ArchivePrefix = "archive/";
    private const string BusPrefix = "event-bus/";

    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("ReplayName", Shapes.Name64)
            .Text("Description", Shapes.Description)
            .Required("EventSourceArn", Shapes.Arn)
            .Required("EventStartTime")
            .Required("EventEndTime")
            .Required("Destination")
            .Object("Destination", destination => destination.Required("Arn", Shapes.Arn))
            .Throw();
        var archive = FindArchive(call.Scope, input.GetString("EventSourceArn")!);
        CheckDestination(call.Scope, archive, input.GetObject("Destination")!.GetString("Arn")!);
        var (from, to) = (TimeOf(input, "EventStartTime"), TimeOf(input, "EventEndTime"));
        if (from >= to) throw Invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        var replay = new Replay(call.Scope, input.GetString("ReplayName")!, archive.Arn, from, to, time.GetUtcNow())
        {
            Description = input.GetString("Description"),
            Destination = input.GetObject("Destination")!,
        };
        await replays.StartAsync(replay, cancellationToken);
        return new DataObjectBuilder
        {
            ["ReplayArn"] = replay.Arn,
            ["State"] = Replay.Starting,
            ["ReplayStartTime"] = Timestamps.ToData(replay.StartedAt),
        }.Build();
    }

    private static AwsFault Invalid(string parameter, string reason) => new("ValidationException", $"Parameter {parameter} is not valid. Reason: {reason}");

    private static DateTimeOffset TimeOf(DataObject input, string name) =>
        Timestamps.FromData(input[name]) ?? throw new AwsFault("SerializationException", $"The field {name} is of the wrong type.");

    private Archive FindArchive(ResourceScope scope, string text)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != "events" || !arn.Resource.StartsWith(ArchivePrefix, StringComparison.Ordinal)) throw Invalid("EventSourceArn", "Must contain an archive ARN.");
        var name = arn.Resource[ArchivePrefix.Length..];
        return (arn.Scope == scope ? archives.Find(scope, name) : null) ?? throw Invalid("EventSourceArn", $"Archive {name} does not exist.");
    }

    private void CheckDestination(ResourceScope scope, Archive archive, string text)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != "events" || !arn.Resource.StartsWith(BusPrefix, StringComparison.Ordinal)) throw Invalid("Destination.Arn", "Must contain an event bus ARN.");
        buses.Get(BusReference.Parse(scope, text));
        if (text != archive.EventSourceArn) throw Invalid("Destination.Arn", "Cross event bus replay is not permitted.");
    }
}
