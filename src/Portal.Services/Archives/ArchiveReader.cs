using Portal.Services.Aws.EventBridge;

namespace Portal.Services.Archives;

/// <summary>Shapes of the wire to records.</summary>
internal static class ArchiveReader
{
    public static Archive Read(ArchiveShape a) => new(a.ArchiveName, a.EventSourceArn ?? "", a.State ?? "")
    {
        StateReason = a.StateReason,
        Description = Text(a.Description),
        EventPattern = Text(a.EventPattern),
        RetentionDays = a.RetentionDays is > 0 ? a.RetentionDays : null,
        EventCount = a.EventCount ?? 0,
        SizeBytes = a.SizeBytes ?? 0,
        CreatedAt = a.CreationTime,
    };

    public static Replay Read(ReplayShape r) => new(r.ReplayName, r.State ?? "")
    {
        StateReason = Text(r.StateReason),
        ArchiveArn = r.EventSourceArn,
        EventBusArn = r.Destination?.Arn,
        RuleArns = r.Destination?.FilterArns ?? [],
        From = r.EventStartTime,
        To = r.EventEndTime,
        LastEventAt = r.EventLastReplayedTime,
        StartedAt = r.ReplayStartTime,
        EndedAt = r.ReplayEndTime,
    };

    public static string BusName(string arn) => arn.Split(":event-bus/") is [_, var name] ? name : arn;

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html: archives are named by account and region.</summary>
    public static string ArchiveArn(string eventBusArn, string name)
    {
        var at = eventBusArn.IndexOf(":event-bus/", StringComparison.Ordinal);
        return (at < 0 ? eventBusArn : eventBusArn[..at]) + ":archive/" + name;
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
