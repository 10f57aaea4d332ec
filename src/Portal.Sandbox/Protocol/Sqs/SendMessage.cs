using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class SendMessage(QueueDirectory queues, IQueues sender) : QueueOperation("SendMessage", queues)
{
    protected override async ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken)
    {
        var sent = await sender.SendAsync(queue.Arn, SqsInput.Message(call.Input, call.Scope.AccountId), cancellationToken);
        return Answer(sent).Build();
    }

    public static DataObjectBuilder Answer(SentMessage sent) => new()
    {
        ["MD5OfMessageBody"] = sent.BodyMd5,
        ["MD5OfMessageAttributes"] = sent.AttributesMd5 is { } attributes ? attributes : (DataValue?)null,
        ["MD5OfMessageSystemAttributes"] = sent.SystemAttributesMd5 is { } system ? system : (DataValue?)null,
        ["MessageId"] = sent.MessageId,
        ["SequenceNumber"] = sent.SequenceNumber is { } number ? number : (DataValue?)null,
    };
}
