using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html</summary>
internal sealed class CreateArchive(EventBuses buses, ArchiveCatalog archives, TimeProvider time) : EventBridgeOperation("CreateArchive")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("ArchiveName", Shapes.Name48)
            .Required("EventSourceArn", Shapes.Arn)
            .Text("Description", Shapes.Description)
            .Text("EventPattern", Shapes.EventPattern)
            .Number("RetentionDays", 0)
            .Text("KmsKeyIdentifier", Shapes.KmsKeyIdentifier)
            .Throw();
        ArchiveData.CheckPattern(input);
        var bus = ArchiveData.SourceBus(buses, call.Scope, input.GetString("EventSourceArn")!);
        var archive = new Archive(call.Scope, input.GetString("ArchiveName")!, bus.Arn, time.GetUtcNow())
        {
            Description = input.GetString("Description"),
            EventPattern = input.GetString("EventPattern"),
            RetentionDays = (int)(input.GetInt64("RetentionDays") ?? 0),
            KmsKeyIdentifier = input.GetString("KmsKeyIdentifier"),
        };
        await archives.CreateAsync(archive, cancellationToken);
        return ArchiveData.Answer(archive);
    }
}
