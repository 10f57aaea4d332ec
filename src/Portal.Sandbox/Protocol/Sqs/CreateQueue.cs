using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class CreateQueue(QueueDirectory queues) : SqsOperation("CreateQueue")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = SqsInput.Required(call.Input, "QueueName");
        var queue = await queues.CreateAsync(call.Scope, name, SqsInput.Map(call.Input, "Attributes"), SqsInput.Map(call.Input, "tags"), cancellationToken);
        return new DataObjectBuilder { ["QueueUrl"] = QueueUrl.Of(queue.Arn, call.Endpoint) }.Build();
    }
}
