using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Queues.Moving;

namespace Portal.Sandbox.Protocol.Sqs;

/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</remarks>
internal sealed class StartMessageMoveTask(MoveTasks tasks) : SqsOperation("StartMessageMoveTask")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var rate = SqsInput.Number(call.Input, "MaxNumberOfMessagesPerSecond", 1, 500, "Must be between 1 and 500, if provided.");
        var task = await tasks.StartAsync(MoveInput.Queue(call.Input, "SourceArn")!, MoveInput.Queue(call.Input, "DestinationArn", required: false), rate, cancellationToken);
        return new DataObjectBuilder(1) { ["TaskHandle"] = MoveInput.Handle(task) }.Build();
    }
}

/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</remarks>
internal sealed class ListMessageMoveTasks(QueueDirectory queues, MoveTasks tasks) : SqsOperation("ListMessageMoveTasks")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var source = MoveInput.Queue(call.Input, "SourceArn")!;
        if (!queues.TryFind(source, out _)) throw MoveFaults.NoResource("SourceArn");
        var most = SqsInput.Number(call.Input, "MaxResults", 1, 10, "Must be between 1 and 10, if provided.") ?? 1;
        return new(new DataObjectBuilder(1) { ["Results"] = new DataArray([.. tasks.Of(source).Take(most).Select(Show)]) }.Build());
    }

    private static DataObject Show(MoveTask task) => new DataObjectBuilder(9)
    {
        // Only a task that runs can be cancelled, and only such a one has a handle.
        ["TaskHandle"] = task.Status == MoveTask.Running ? MoveInput.Handle(task) : (DataValue?)null,
        ["Status"] = task.Status,
        ["SourceArn"] = task.Source,
        ["DestinationArn"] = task.Destination is { } destination ? destination : (DataValue?)null,
        ["MaxNumberOfMessagesPerSecond"] = task.PerSecond is { } rate ? rate : (DataValue?)null,
        ["ApproximateNumberOfMessagesMoved"] = task.Moved,
        ["ApproximateNumberOfMessagesToMove"] = task.ToMove,
        ["FailureReason"] = task.FailureReason is { } reason ? reason : (DataValue?)null,
        ["StartedTimestamp"] = task.StartedMilliseconds,
    }.Build();
}

/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html</remarks>
internal sealed class CancelMessageMoveTask(MoveTasks tasks) : SqsOperation("CancelMessageMoveTask")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var task = await tasks.CancelAsync(MoveInput.TaskId(SqsInput.Required(call.Input, "TaskHandle")), cancellationToken);
        return new DataObjectBuilder(1) { ["ApproximateNumberOfMessagesMoved"] = task.Moved }.Build();
    }
}

/// <summary>Queues by ARN, and tasks by handle: Base64 of a JSON object, as SQS writes them.</summary>
file static class MoveInput
{
    public static Arn? Queue(DataObject input, string field, bool required = true)
    {
        var text = required ? SqsInput.Required(input, field) : input.GetString(field);
        if (string.IsNullOrEmpty(text)) return null;
        return Arn.TryParse(text, out var arn) && arn.Service == "sqs" ? arn : throw QueueFaults.InvalidValue($"You must use this format to specify the {field}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
    }

    public static string Handle(MoveTask task) =>
        Convert.ToBase64String(new DataObjectBuilder(2) { ["taskId"] = task.Id, ["sourceArn"] = task.Source }.Build().ToUtf8());

    public static string TaskId(string handle)
    {
        var bytes = new byte[handle.Length];
        return Convert.TryFromBase64String(handle, bytes, out var length) && DataValue.TryParse(Encoding.UTF8.GetString(bytes, 0, length)) is DataObject data && data.GetString("taskId") is { } id
            ? id
            : throw QueueFaults.InvalidValue("Value for parameter TaskHandle is invalid.");
    }
}
