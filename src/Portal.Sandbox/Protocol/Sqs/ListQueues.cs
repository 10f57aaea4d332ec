using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class ListQueues(QueueDirectory queues) : SqsOperation("ListQueues")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var all = queues.List(call.Scope, call.Input.GetString("QueueNamePrefix") ?? "");
        return new(Paging.Urls(all, "QueueUrls", call.Input, call.Endpoint));
    }
}

internal sealed class ListDeadLetterSourceQueues(QueueDirectory queues) : QueueOperation("ListDeadLetterSourceQueues", queues)
{
    /// <remarks>The field is <c>queueUrls</c> here, in lower case: the service model has it so.</remarks>
    protected override ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken) =>
        new(Paging.Urls(Queues.SourcesOf(queue), "queueUrls", call.Input, call.Endpoint));
}
