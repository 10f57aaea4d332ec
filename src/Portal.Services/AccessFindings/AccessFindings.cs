using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;

namespace Portal.Services.AccessFindings;

/// <summary>Reads the lines that the sandbox writes about access, and puts those of the same finding together.</summary>
internal sealed class AccessFindings(UserSessions users) : IAccessFindings
{
    private const string GroupName = "/aws/sandbox/access-control";

    /// <summary>The sandbox writes some thirty a day for a finding that comes again and again.</summary>
    private const int MostLines = 20_000;

    public async Task<AwsResult<IReadOnlyList<AccessFinding>>> ListAsync(string connection, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk) return session.Error;
        if (!session.Value.Connection.IsSandbox) return AwsResult.Ok<IReadOnlyList<AccessFinding>>([]);
        var lines = await Paging.AllAsync(async token =>
            (await session.Value.Logs.FilterLogEventsAsync(new(GroupName) { StartTime = from?.ToUnixTimeMilliseconds(), NextToken = token, Limit = 10_000 }, cancellationToken))
                .Map(r => new Page<string>([.. (r.Events ?? []).Select(e => e.Message ?? "")], r.NextToken)), MostLines);
        // The group comes with the first finding.
        if (!lines.IsOk) return lines.Error.Kind == AwsErrorKind.NotFound ? AwsResult.Ok<IReadOnlyList<AccessFinding>>([]) : lines.Error;
        return AwsResult.Ok<IReadOnlyList<AccessFinding>>(
            [.. lines.Value.Select(Read).OfType<AccessFinding>().GroupBy(f => f.Id).Select(Together).OrderByDescending(f => f.LastSeen)]);
    }

    internal static AccessFinding? Read(string line)
    {
        if (DataValue.TryParse(line) is not DataObject data || data.GetString("id") is not { } id) return null;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(data.GetInt64("time") ?? 0);
        return new(id, data.GetString("decision") == "refused", data.GetString("source") ?? "", data.GetString("principal") ?? "", data.GetString("action") ?? "",
            data.GetString("resource") ?? "", data.GetString("reason") ?? "", data.GetString("remedy") ?? "")
        {
            Policy = data.GetObject("policy")?.ToIndentedJson(),
            Count = data.GetInt64("count") ?? 1,
            FirstSeen = time,
            LastSeen = time,
        };
    }

    private static AccessFinding Together(IEnumerable<AccessFinding> lines)
    {
        var all = lines.OrderBy(l => l.LastSeen).ToList();
        return all[^1] with { Count = all.Sum(l => l.Count), FirstSeen = all[0].FirstSeen };
    }
}
