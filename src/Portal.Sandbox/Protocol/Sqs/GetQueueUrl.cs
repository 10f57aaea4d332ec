using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

internal sealed class GetQueueUrl(QueueDirectory queues) : SqsOperation("GetQueueUrl")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = SqsInput.Required(call.Input, "QueueName");
        var owner = call.Input.GetString("QueueOwnerAWSAccountId") ?? call.Scope.AccountId;
        var queue = queues.Require(new Arn(call.Scope.Partition, "sqs", call.Scope.Region, owner, name));
        return new(new DataObjectBuilder { ["QueueUrl"] = QueueUrl.Of(queue.Arn, call.Endpoint) }.Build());
    }
}
