using Portal.Services.Aws;

namespace Portal.Services.Archives;

/// <summary>Archives of event buses, and replays of what they hold.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html</remarks>
public interface IArchives
{
    /// <param name="connection">The connection's id.</param>
    /// <param name="eventBusArn">The archives of this bus only; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>By name, with description and pattern.</returns>
    Task<AwsResult<IReadOnlyList<Archive>>> ListAsync(string connection, string? eventBusArn, CancellationToken cancellationToken);

    Task<AwsResult<Done>> CreateAsync(string connection, NewArchive archive, CancellationToken cancellationToken);

    /// <summary>Deletes the archive with the events in it.</summary>
    Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken);

    /// <summary>The newest replays, newest first; each with its destination.</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="eventBusArn">Replays to this bus only; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsResult<IReadOnlyList<Replay>>> ListReplaysAsync(string connection, string? eventBusArn, CancellationToken cancellationToken);

    /// <summary>Sends archived events to their bus again, all of a time range.</summary>
    Task<AwsResult<Done>> StartReplayAsync(string connection, NewReplay replay, CancellationToken cancellationToken);

    /// <summary>Ends a replay; what it has sent stays sent.</summary>
    Task<AwsResult<Done>> CancelReplayAsync(string connection, string name, CancellationToken cancellationToken);
}

/// <param name="Name">Unique in account and region.</param>
/// <param name="EventBusArn">The bus whose events it keeps.</param>
/// <param name="State">For example ENABLED, CREATING, CREATE_FAILED.</param>
public sealed record Archive(string Name, string EventBusArn, string State)
{
    public string? StateReason { get; init; }
    public string? Description { get; init; }

    /// <summary>Which events it keeps, JSON; null for all.</summary>
    public string? EventPattern { get; init; }

    /// <summary>Days; null: kept without end.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>AWS counts some minutes behind.</summary>
    public long EventCount { get; init; }
    public long SizeBytes { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }

    public string EventBusName => ArchiveReader.BusName(EventBusArn);

    /// <summary>What a replay names as its source.</summary>
    public string Arn => ArchiveReader.ArchiveArn(EventBusArn, Name);
}

/// <param name="Name">At most 48 letters, digits and . - _.</param>
/// <param name="EventBusArn">The bus whose events it keeps.</param>
public sealed record NewArchive(string Name, string EventBusArn)
{
    public string? Description { get; init; }
    public string? EventPattern { get; init; }

    /// <summary>Days; null: kept without end.</summary>
    public int? RetentionDays { get; init; }
}

/// <param name="Name">Its events carry it as <c>replay-name</c>.</param>
/// <param name="State">STARTING, RUNNING, COMPLETED, CANCELLING, CANCELLED or FAILED.</param>
public sealed record Replay(string Name, string State)
{
    public string? StateReason { get; init; }
    public string? ArchiveArn { get; init; }
    public string? EventBusArn { get; init; }

    /// <summary>The only rules that get the events; empty for all.</summary>
    public IReadOnlyList<string> RuleArns { get; init; } = [];
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>The time of the newest event that was sent; null before the first.</summary>
    public DateTimeOffset? LastEventAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsUnderWay => State is "STARTING" or "RUNNING" or "CANCELLING";
    public bool CanCancel => State is "STARTING" or "RUNNING";
    public string ArchiveName => ArchiveArn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : "";

    /// <summary>
    /// 0 to 1, measured by the times of the events in the range: how far along the range it is, not how many events were sent.
    /// </summary>
    public double Progress => State == "COMPLETED" ? 1
        : LastEventAt is { } last && From is { } from && To is { } to && to > from ? Math.Clamp((last - from) / (to - from), 0, 1) : 0;
}

/// <param name="Name">At most 64 letters, digits and . - _; never used before.</param>
/// <param name="ArchiveArn">Where the events come from.</param>
/// <param name="EventBusArn">The archive's own bus.</param>
/// <param name="From">Events from this time on.</param>
/// <param name="To">Events before this time.</param>
/// <param name="RuleArns">The only rules that get the events; empty for all.</param>
public sealed record NewReplay(string Name, string ArchiveArn, string EventBusArn, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> RuleArns);
