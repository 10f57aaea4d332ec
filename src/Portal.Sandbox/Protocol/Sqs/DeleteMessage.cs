using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class DeleteMessage(QueueDirectory queues, MessageRemover remover) : QueueOperation("DeleteMessage", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        await remover.DeleteAsync(queue, SqsInput.Required(call.Input, "ReceiptHandle"), cancellationToken);
        return null;
    }
}

internal sealed class ChangeMessageVisibility(QueueDirectory queues) : QueueOperation("ChangeMessageVisibility", queues)
{
    protected override ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var handle = SqsInput.Required(call.Input, "ReceiptHandle");
        MessageRemover.ChangeVisibility(queue, handle, SqsInput.Number(call.Input, "VisibilityTimeout") ?? throw QueueFaults.Missing("VisibilityTimeout"));
        return new((DataObject?)null);
    }
}
