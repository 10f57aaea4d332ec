using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateArchive.html</summary>
internal sealed class UpdateArchive(ArchiveCatalog archives) : EventBridgeOperation("UpdateArchive")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("ArchiveName", Shapes.Name48)
            .Text("Description", Shapes.Description)
            .Text("EventPattern", Shapes.EventPattern)
            .Number("RetentionDays", 0)
            .Text("KmsKeyIdentifier", Shapes.KmsKeyIdentifier)
            .Throw();
        var name = input.GetString("ArchiveName")!;
        archives.Get(call.Scope, name);
        ArchiveData.CheckPattern(input);
        var updated = await archives.UpdateAsync(call.Scope, name, archive => archive with
        {
            Description = input.GetString("Description") ?? archive.Description,
            EventPattern = input.GetString("EventPattern") ?? archive.EventPattern,
            RetentionDays = (int)(input.GetInt64("RetentionDays") ?? archive.RetentionDays),
            KmsKeyIdentifier = input.GetString("KmsKeyIdentifier") ?? archive.KmsKeyIdentifier,
        }, cancellationToken);
        return ArchiveData.Answer(updated);
    }
}
