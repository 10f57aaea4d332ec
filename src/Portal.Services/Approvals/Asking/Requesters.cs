using Dapper;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Asking;

/// <summary>
/// Who asked for what waits. Only the portal's own audit trail is believed: who started the execution here, and who redrove it.
/// What an event or an input says about its author is its author's word.
/// </summary>
internal sealed class Requesters(IPortalDatabase database)
{
    /// <summary>
    /// StartExecution with the name and input of a running execution answers as if it had started it. So only who asked at the time
    /// of the start counts, with room for clocks that differ.
    /// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <returns>Empty where nobody of this portal started the execution, or where AWS does not say when it started: then nobody knows.</returns>
    public async Task<IReadOnlyList<Requester>> FindAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var connection = session.Connection.Id;
        var records = await database.ReadAsync(c => c.Query<(string Id, string Name, long At, string? Details)>("""
            SELECT actor_id, actor_name, at_us, details FROM audit
            WHERE action = 'execution.start' AND outcome = 'ok' AND connection = @connection AND lower(coalesce(details, '')) LIKE @like ESCAPE '!' ORDER BY number
            """, new { connection, like = SqlLike.Contains(executionArn) }).AsList(), cancellationToken);
        var starts = records.Where(r => (DataValue.TryParse(r.Details) as DataObject)?.GetString("executionArn") == executionArn).ToList();
        if (starts.Count == 0) return [];
        var execution = await session.StepFunctions.DescribeExecutionAsync(executionArn, cancellationToken);
        if (!execution.IsOk) return [];
        var latest = (execution.Value.StartDate + Slack).ToStore();
        var found = starts.Where(s => s.At <= latest).Select(s => new Requester(s.Id, s.Name)).ToList();
        if (found.Count == 0) return [];
        found.AddRange(await database.ReadAsync(c => c.Query<(string Id, string Name)>(
            "SELECT actor_id, actor_name FROM audit WHERE action = 'execution.redrive' AND outcome = 'ok' AND connection = @connection AND resource = @executionArn",
            new { connection, executionArn }).Select(r => new Requester(r.Id, r.Name)).ToList(), cancellationToken));
        return [.. found.Distinct()];
    }
}

internal sealed record Requester(string Id, string Name);
