using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html</summary>
internal sealed class DescribeArchive(ArchiveCatalog archives) : EventBridgeOperation("DescribeArchive")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("ArchiveName", Shapes.Name48).Throw();
        var archive = archives.Get(call.Scope, call.Input.GetString("ArchiveName")!);
        var answer = ArchiveData.Summary(archive, archives.CountOf(archive));
        answer["ArchiveArn"] = archive.Arn;
        answer["Description"] = Optional(archive.Description);
        answer["EventPattern"] = Optional(archive.EventPattern);
        answer["KmsKeyIdentifier"] = Optional(archive.KmsKeyIdentifier);
        return new(answer.Build());
    }
}
