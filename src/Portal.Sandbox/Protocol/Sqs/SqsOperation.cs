using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

/// <summary>An operation of SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html</summary>
internal abstract class SqsOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.Sqs;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}

/// <summary>An operation on one queue, which the request names by its URL.</summary>
internal abstract class QueueOperation(string name, QueueDirectory queues) : SqsOperation(name)
{
    protected QueueDirectory Queues { get; } = queues;

    public sealed override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var url = SqsInput.Required(call.Input, "QueueUrl");
        var arn = QueueUrl.Parse(url, call.Scope) ?? throw QueueFaults.Plain("InvalidAddress", $"The address {url} is not valid for this endpoint.");
        return InvokeAsync(Queues.Require(arn), call, cancellationToken);
    }

    protected abstract ValueTask<DataObject?> InvokeAsync(Queue queue, OperationCall call, CancellationToken cancellationToken);
}
