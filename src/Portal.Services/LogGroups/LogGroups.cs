using Portal.Services.Access;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;

namespace Portal.Services.LogGroups;

internal sealed class LogGroups(UserSessions users) : ILogGroups
{
    public async Task<AwsResult<IReadOnlyList<LogGroupSummary>>> ListAsync(string connection, string? namePrefix, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var groups = await session.Value.Logs.DescribeLogGroupsAsync(string.IsNullOrEmpty(namePrefix) ? null : namePrefix, cancellationToken);
        return groups.Map(all => (IReadOnlyList<LogGroupSummary>)[.. all.Select(g => new LogGroupSummary(g.LogGroupName, g.Arn ?? "",
            g.CreationTime is { } created ? DateTimeOffset.FromUnixTimeMilliseconds(created) : null, g.RetentionInDays, g.StoredBytes))]);
    }

    public async Task<AwsResult<Page<LogLine>>> LinesAsync(string connection, LogQuery query, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        var lines = await session.Value.Logs.FilterLogEventsAsync(new(query.LogGroupName)
        {
            StartTime = query.From?.ToUnixTimeMilliseconds(),
            EndTime = query.To?.ToUnixTimeMilliseconds(),
            FilterPattern = string.IsNullOrWhiteSpace(query.FilterPattern) ? null : query.FilterPattern,
            NextToken = query.NextToken,
            Limit = Math.Clamp(query.PageSize, 1, 10_000),
        }, cancellationToken);
        return lines.Map(r => new Page<LogLine>(
            [.. (r.Events ?? []).Select(e => new LogLine(e.EventId ?? "", e.LogStreamName ?? "", DateTimeOffset.FromUnixTimeMilliseconds(e.Timestamp), TokenMask.Text(e.Message ?? "")))],
            r.NextToken));
    }
}
