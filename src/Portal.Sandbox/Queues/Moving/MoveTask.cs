using Portal.Languages.Data;

namespace Portal.Sandbox.Queues.Moving;

/// <summary>A task that empties a dead-letter queue: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasksResultEntry.html</summary>
/// <param name="Id">Unique; the handle is made of it.</param>
/// <param name="Source">ARN of the dead-letter queue.</param>
/// <param name="StartedMilliseconds">When.</param>
internal sealed record MoveTask(string Id, string Source, long StartedMilliseconds)
{
    public const string Running = "RUNNING";
    public const string Completed = "COMPLETED";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";

    /// <summary>ARN of the queue that gets the messages; null: each goes back where it came from.</summary>
    public string? Destination { get; init; }

    /// <summary>1 to 500 a second; null for as fast as it goes.</summary>
    public int? PerSecond { get; init; }
    public string Status { get; init; } = Running;
    public long Moved { get; init; }

    /// <summary>How many there were when it began.</summary>
    public long ToMove { get; init; }
    public string? FailureReason { get; init; }

    public bool IsActive => Status is Running or Cancelling;

    public static DataObject Write(MoveTask task) => new DataObjectBuilder(9)
    {
        ["id"] = task.Id,
        ["source"] = task.Source,
        ["started"] = task.StartedMilliseconds,
        ["destination"] = task.Destination is { } destination ? destination : (DataValue?)null,
        ["rate"] = task.PerSecond is { } rate ? rate : (DataValue?)null,
        ["status"] = task.Status,
        ["moved"] = task.Moved,
        ["toMove"] = task.ToMove,
        ["failure"] = task.FailureReason is { } reason ? reason : (DataValue?)null,
    }.Build();

    public static MoveTask Read(DataObject row) => new(row.GetString("id")!, row.GetString("source")!, row.GetInt64("started") ?? 0)
    {
        Destination = row.GetString("destination"),
        PerSecond = (int?)row.GetInt64("rate"),
        Status = row.GetString("status")!,
        Moved = row.GetInt64("moved") ?? 0,
        ToMove = row.GetInt64("toMove") ?? 0,
        FailureReason = row.GetString("failure"),
    };
}
