using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events.Archives;

/// <summary>Sends a span of an archive to its bus again: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html</summary>
public sealed record Replay(ResourceScope Scope, string Name, string ArchiveArn, DateTimeOffset From, DateTimeOffset To, DateTimeOffset StartedAt)
{
    public const string Starting = "STARTING";
    public const string Running = "RUNNING";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    public string State { get; init; } = Starting;
    public string? StateReason { get; init; }
    public string? Description { get; init; }

    /// <summary><c>{Arn, FilterArns}</c>: the bus, and the only rules that may take the events.</summary>
    public required DataObject Destination { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The key in the archive from which it goes on.</summary>
    public long Position { get; init; }

    public bool IsUnderWay => State is Starting or Running or Cancelling;
    public string Arn { get; } = ArnOf(Scope, Name);

    public static string ArnOf(ResourceScope scope, string name) => scope.Arn("events", "replay/" + name);

    internal DataObject ToRow() => new DataObjectBuilder(16)
    {
        ["Account"] = Scope.AccountId,
        ["Region"] = Scope.Region,
        ["Name"] = Name,
        ["ArchiveArn"] = ArchiveArn,
        ["From"] = From.UtcTicks,
        ["To"] = To.UtcTicks,
        ["StartedAt"] = StartedAt.UtcTicks,
        ["State"] = State,
        ["StateReason"] = StateReason is null ? null : (DataValue)StateReason,
        ["Description"] = Description is null ? null : (DataValue)Description,
        ["Destination"] = Destination,
        ["EndedAt"] = EndedAt is { } ended ? ended.UtcTicks : (DataValue?)null,
        ["LastEventAt"] = LastEventAt is { } last ? last.UtcTicks : (DataValue?)null,
        ["Position"] = Position,
    }.Build();

    internal static Replay FromRow(DataObject row) => new(
        new ResourceScope(row.GetString("Account")!, row.GetString("Region")!),
        row.GetString("Name")!,
        row.GetString("ArchiveArn")!,
        Time(row, "From")!.Value,
        Time(row, "To")!.Value,
        Time(row, "StartedAt")!.Value)
    {
        State = row.GetString("State")!,
        StateReason = row.GetString("StateReason"),
        Description = row.GetString("Description"),
        Destination = row.GetObject("Destination")!,
        EndedAt = Time(row, "EndedAt"),
        LastEventAt = Time(row, "LastEventAt"),
        Position = row.GetInt64("Position")!.Value,
    };

    private static DateTimeOffset? Time(DataObject row, string name) => row.GetInt64(name) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
