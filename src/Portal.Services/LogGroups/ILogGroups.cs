using Portal.Services.Aws;

namespace Portal.Services.LogGroups;

/// <summary>Log groups that rules write events to, and their lines.</summary>
public interface ILogGroups
{
    /// <param name="namePrefix">Null for all.</param>
    Task<AwsResult<IReadOnlyList<LogGroupSummary>>> ListAsync(string connection, string? namePrefix, CancellationToken cancellationToken);

    Task<AwsResult<Page<LogLine>>> LinesAsync(string connection, LogQuery query, CancellationToken cancellationToken);
}

public sealed record LogGroupSummary(string Name, string Arn, DateTimeOffset? CreatedAt, int? RetentionInDays, long? StoredBytes);

/// <param name="LogGroupName">Whose lines.</param>
public sealed record LogQuery(string LogGroupName)
{
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>A CloudWatch Logs filter pattern; null for all lines.</summary>
    public string? FilterPattern { get; init; }
    public string? NextToken { get; init; }

    /// <summary>1 to 10,000.</summary>
    public int PageSize { get; init; } = 200;
}

public sealed record LogLine(string EventId, string LogStreamName, DateTimeOffset Timestamp, string Message);
