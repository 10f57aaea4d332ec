using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class TagQueue(QueueDirectory queues) : QueueOperation("TagQueue", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var added = SqsInput.Map(call.Input, "Tags");
        if (added.Count == 0) throw QueueFaults.Missing("Tags");
        var tags = new Dictionary<string, string>(queue.Tags, StringComparer.Ordinal);
        foreach (var (name, value) in added) tags[name] = value;
        await Queues.SetTagsAsync(queue, tags, cancellationToken);
        return null;
    }
}

internal sealed class UntagQueue(QueueDirectory queues) : QueueOperation("UntagQueue", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var removed = SqsInput.Names(call.Input, "TagKeys");
        if (removed.Count == 0) throw QueueFaults.InvalidValue("Tag keys must be between 1 and 128 characters in length.");
        var tags = queue.Tags.Where(t => !removed.Contains(t.Key)).ToDictionary(StringComparer.Ordinal);
        await Queues.SetTagsAsync(queue, tags, cancellationToken);
        return null;
    }
}

internal sealed class ListQueueTags(QueueDirectory queues) : QueueOperation("ListQueueTags", queues)
{
    protected override ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken) =>
        new(queue.Tags.Count == 0 ? DataObject.Empty : new DataObjectBuilder { ["Tags"] = SqsInput.Map(queue.Tags) }.Build());
}
