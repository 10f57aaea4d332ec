using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class DeleteQueue(QueueDirectory queues) : QueueOperation("DeleteQueue", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        await Queues.DeleteAsync(queue, cancellationToken);
        return null;
    }
}

internal sealed class PurgeQueue(QueueDirectory queues) : QueueOperation("PurgeQueue", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        await Queues.PurgeAsync(queue, cancellationToken);
        return null;
    }
}
