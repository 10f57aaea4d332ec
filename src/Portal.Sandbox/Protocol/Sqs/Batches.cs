using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class SendMessageBatch(QueueDirectory queues, IQueues sender) : BatchOperation("SendMessageBatch", queues)
{
    /// <summary>Bytes of all messages together.</summary>
    private const int MaximumSize = 1_048_576;

    protected override void CheckAll(Queue queue, IReadOnlyList<DataObject> entries)
    {
        var size = entries.Sum(e => MessageChecks.Size(new OutgoingMessage(e.GetString("MessageBody") ?? "", e.GetObject("MessageAttributes"))));
        if (size > MaximumSize) throw QueueFaults.Batch("BatchRequestTooLong", $"Batch requests cannot be longer than {MaximumSize} bytes. You have sent {size} bytes.");
    }

    protected override async ValueTask<DataObjectBuilder> InvokeAsync(Queue queue, OperationCall call, DataObject entry, CancellationToken cancellationToken) =>
        SendMessage.Answer(await sender.SendAsync(queue.Arn, SqsInput.Message(entry, call.Scope.AccountId), cancellationToken));
}

internal sealed class DeleteMessageBatch(QueueDirectory queues, MessageRemover remover) : BatchOperation("DeleteMessageBatch", queues)
{
    protected override async ValueTask<DataObjectBuilder> InvokeAsync(Queue queue, OperationCall call, DataObject entry, CancellationToken cancellationToken)
    {
        await remover.DeleteAsync(queue, SqsInput.Required(entry, "ReceiptHandle"), cancellationToken);
        return [];
    }
}

internal sealed class ChangeMessageVisibilityBatch(QueueDirectory queues) : BatchOperation("ChangeMessageVisibilityBatch", queues)
{
    protected override ValueTask<DataObjectBuilder> InvokeAsync(Queue queue, OperationCall call, DataObject entry, CancellationToken cancellationToken)
    {
        MessageRemover.ChangeVisibility(queue, SqsInput.Required(entry, "ReceiptHandle"), SqsInput.Number(entry, "VisibilityTimeout") ?? throw QueueFaults.Missing("VisibilityTimeout"));
        return new([]);
    }
}
