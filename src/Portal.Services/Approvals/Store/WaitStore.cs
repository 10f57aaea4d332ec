using System.Data.Common;
using Dapper;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Observatory.Recording;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>The waits on disk: found, read, listed. What decides on them is in <see cref="WaitDecisions"/>.</summary>
internal sealed class WaitStore(IPortalDatabase database, TokenVault vault)
{
    /// <summary>Why a wait ended whose execution AWS no longer knows.</summary>
    public const string Gone = "The execution no longer exists.";

    /// <summary>What a list shows: neither payload nor token.</summary>
    private const string Columns = "id, connection, execution_arn, state_machine_arn, state_name, resource, scheduled_id, since_us, deadline_us, status, event_id, title, token_key, no_token, " +
        "verdict, decided_by_id, decided_by, decided_us, comment, ended, worked_by_id, worked_by, worked_us";

    /// <summary>Adds the waits that tapped events show, in the transaction that stores the events.</summary>
    /// <returns>How many events carried a token.</returns>
    public int InsertTapped(DbConnection connection, DbTransaction transaction, IReadOnlyList<TappedEvent> events)
    {
        var carriers = events.Where(e => e is { Token: not null, Origin: not null }).ToList();
        foreach (var e in carriers)
        {
            var id = NewId();
            connection.Execute("""
                INSERT INTO wait(id, connection, execution_arn, state_machine_arn, state_name, resource, since_us, deadline_us, timeout_us, heartbeat_s, status, event_id, title, payload, token, token_key)
                VALUES (@id, @Connection, @Execution, @Machine, @State, @Resource, @Since, @Deadline, @Timeout, @Heartbeat, 'PENDING', @EventId, @DetailType, @Detail, @Token, @Key)
                ON CONFLICT(token_key) DO UPDATE SET event_id = coalesce(wait.event_id, excluded.event_id)
                """,
                new
                {
                    id,
                    e.Connection,
                    Execution = e.Origin!.ExecutionArn,
                    Machine = e.Origin.StateMachineArn,
                    State = e.Token!.State?.Name ?? "",
                    Resource = "events:putEvents.waitForTaskToken",
                    Since = e.Time.ToStore(),
                    Deadline = WaitDeadline.Written(e.Token.State, e.Time)?.ToStore(),
                    Timeout = WaitDeadline.Timeout(e.Token.State, e.Time)?.ToStore(),
                    Heartbeat = WaitDeadline.Heartbeat(e.Token.State),
                    e.EventId,
                    e.DetailType,
                    e.Detail,
                    Token = vault.Seal(e.Token.Token, id),
                    Key = vault.Index(e.Token.Token),
                }, transaction);
        }

        return carriers.Count;
    }

    /// <summary>Adds a wait that a history shows, or what the history knows better about a known one.</summary>
    /// <returns>True where it was not known.</returns>
    public Task<bool> MergeAsync(string connectionId, string executionArn, string stateMachineArn, FoundWait found, CancellationToken cancellationToken) => database.WriteAsync((connection, transaction) =>
    {
        var key = found.Token is null ? null : vault.Index(found.Token);
        var values = new
        {
            id = NewId(),
            connectionId,
            executionArn,
            stateMachineArn,
            State = found.Task.StateName,
            found.Task.Resource,
            Scheduled = found.Task.ScheduledEventId,
            Since = found.Task.ScheduledAt.ToStore(),
            Deadline = found.Task.Deadline?.ToStore(),
            Timeout = found.Task.Timeout is { } timeout ? (found.Task.ScheduledAt + timeout).ToStore() : (long?)null,
            Heartbeat = (long?)found.Task.Heartbeat?.TotalSeconds,
            EventId = found.Task.EventIds.Count > 0 ? found.Task.EventIds[0] : null,
            found.Title,
            found.Payload,
            key,
            found.NoTokenReason,
        };
        var updated = connection.Execute("""
            UPDATE wait SET scheduled_id = @Scheduled, state_name = coalesce(@State, state_name), resource = @Resource, since_us = @Since, deadline_us = @Deadline,
              timeout_us = @Timeout, heartbeat_s = @Heartbeat, event_id = coalesce(event_id, @EventId)
            WHERE connection = @connectionId AND execution_arn = @executionArn AND (token_key = @key OR scheduled_id = @Scheduled)
            """, values, transaction);
        if (updated > 0 && found.Task.IsOpen)
        {
            // AWS had said for a while that it does not know the execution.
            connection.Execute("""
                UPDATE wait SET status = 'PENDING', ended = NULL, ended_us = NULL
                WHERE connection = @connectionId AND execution_arn = @executionArn AND scheduled_id = @Scheduled AND status = 'ENDED' AND ended = @Gone
                """, new { connectionId, executionArn, values.Scheduled, Gone }, transaction);
        }

        if (updated > 0 || !found.Task.IsOpen) return false;
        var all = new DynamicParameters(values);
        all.Add("Token", found.Token is null ? null : vault.Seal(found.Token, values.id));
        connection.Execute("""
            INSERT INTO wait(id, connection, execution_arn, state_machine_arn, state_name, resource, scheduled_id, since_us, deadline_us, timeout_us, heartbeat_s, status, event_id, title, payload, token, token_key, no_token)
            VALUES (@id, @connectionId, @executionArn, @stateMachineArn, coalesce(@State, ''), @Resource, @Scheduled, @Since, @Deadline, @Timeout, @Heartbeat, 'PENDING', @EventId, @Title, @Payload, @Token, @key, @NoTokenReason)
            """, all, transaction);
        return true;
    }, cancellationToken);

    public Task<WaitRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.QuerySingleOrDefault<WaitRow>("SELECT * FROM wait WHERE id = @id", new { id }), cancellationToken);

    public Task<List<WaitRow>> ListAsync(WaitQuery query, CancellationToken cancellationToken)
    {
        var where = query.IncludeClosed ? "1 = 1" : "status IN ('PENDING', 'SENDING')";
        if (query.Connection is not null) where += " AND connection = @Connection";
        if (query.StateMachineArn is not null) where += " AND state_machine_arn = @StateMachineArn";
        if (query.ExecutionArn is not null) where += " AND execution_arn = @ExecutionArn";
        if (!string.IsNullOrWhiteSpace(query.Text))
            where += " AND (lower(state_machine_arn) LIKE @like ESCAPE '!' OR lower(execution_arn) LIKE @like ESCAPE '!' OR lower(state_name) LIKE @like ESCAPE '!' OR lower(title) LIKE @like ESCAPE '!' OR lower(payload) LIKE @like ESCAPE '!')";

        // Open before closed; open ones by deadline, those without one by age; closed ones newest first.
        var sql = $"""
            SELECT {Columns} FROM wait WHERE {where}
            ORDER BY CASE WHEN status IN ('PENDING', 'SENDING') THEN 0 ELSE 1 END,
              CASE WHEN status IN ('PENDING', 'SENDING') THEN coalesce(deadline_us, @never) ELSE 0 END,
              CASE WHEN status IN ('PENDING', 'SENDING') THEN since_us ELSE -coalesce(decided_us, since_us) END
            LIMIT @limit
            """;
        var values = new { query.Connection, query.StateMachineArn, query.ExecutionArn, like = SqlLike.Contains(query.Text), never = long.MaxValue, limit = Math.Clamp(query.Limit, 1, 1000) };
        return database.ReadAsync(c => c.Query<WaitRow>(sql, values).AsList(), cancellationToken);
    }

    public Task<WaitRow?> FindByKeyAsync(string? tokenKey, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.QuerySingleOrDefault<WaitRow>("SELECT * FROM wait WHERE token_key = @tokenKey", new { tokenKey }), cancellationToken);

    /// <summary>The executions that wait for a resource without a token, the one given first.</summary>
    public Task<List<string>> WaitingOnAsync(string connectionId, string resource, string first, CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<string>("""
        SELECT execution_arn FROM wait WHERE connection = @connectionId AND resource = @resource AND status = 'PENDING' AND token_key IS NULL
        GROUP BY execution_arn ORDER BY max(CASE WHEN execution_arn = @first THEN 1 ELSE 0 END) DESC, min(since_us) LIMIT 50
        """, new { connectionId, resource, first }).AsList(), cancellationToken);

    /// <summary>The payloads of these waits.</summary>
    public Task<Dictionary<string, string>> PayloadsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => database.ReadAsync(c =>
        ids.Chunk(500).SelectMany(some => Payloads(c, some)).ToDictionary(r => r.Id, r => r.Payload), cancellationToken);

    /// <summary>A parameter for each id: lists as parameters are something else to each database.</summary>
    private static IEnumerable<(string Id, string Payload)> Payloads(DbConnection connection, string[] ids)
    {
        var values = new DynamicParameters();
        for (var i = 0; i < ids.Length; i++) values.Add("id" + i, ids[i]);
        return connection.Query<(string Id, string Payload)>($"SELECT id, payload FROM wait WHERE id IN ({string.Join(", ", ids.Select((_, i) => "@id" + i))})", values);
    }

    /// <summary>For each state the durations of its newest answered waits, in microseconds.</summary>
    public Task<List<(string Machine, string State, long Took)>> TookAsync(CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<(string Machine, string State, long Took)>("""
        SELECT state_machine_arn, state_name, decided_us - since_us FROM wait
        WHERE status IN ('APPROVED', 'REJECTED', 'FAILED', 'ANSWERED') AND decided_us IS NOT NULL ORDER BY decided_us DESC LIMIT 20000
        """).AsList(), cancellationToken);

    /// <summary>Those whose answer has no word from AWS yet.</summary>
    public Task<List<WaitRow>> SendingAsync(string connectionId, CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<WaitRow>(
        "SELECT * FROM wait WHERE connection = @connectionId AND status = 'SENDING' ORDER BY sent_us LIMIT 100", new { connectionId }).AsList(), cancellationToken);

    public Task<Dictionary<string, int>> CountOpenAsync(CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<(string Connection, int Count)>("SELECT connection, count(*) FROM wait WHERE status = 'PENDING' GROUP BY connection").ToDictionary(r => r.Connection, r => r.Count), cancellationToken);

    public Task<List<WaitRow>> OpenOfAsync(string connectionId, string executionArn, CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<WaitRow>(
        "SELECT * FROM wait WHERE connection = @connectionId AND execution_arn = @executionArn AND status IN ('PENDING', 'SENDING')", new { connectionId, executionArn }).AsList(), cancellationToken);

    /// <summary>The executions whose waits should be looked at: unanswered sends, passed deadlines, and what was not looked at for longest.</summary>
    public Task<List<string>> DueAsync(string connectionId, DateTimeOffset now, TimeSpan age, int limit, CancellationToken cancellationToken) => database.ReadAsync(c => c.Query<string>("""
        SELECT execution_arn FROM wait WHERE connection = @connectionId AND status IN ('PENDING', 'SENDING')
          AND checked_us < CASE WHEN status = 'SENDING' OR deadline_us < @now THEN @soon ELSE @old END
        GROUP BY execution_arn ORDER BY max(CASE WHEN status = 'SENDING' OR deadline_us < @now THEN 1 ELSE 0 END) DESC, min(checked_us) LIMIT @limit
        """, new { connectionId, now = now.ToStore(), soon = (now - TimeSpan.FromSeconds(1)).ToStore(), old = (now - age).ToStore(), limit }).AsList(), cancellationToken);

    public Task<int> MarkCheckedAsync(string connectionId, string executionArn, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync((c, t) => c.Execute(
        "UPDATE wait SET checked_us = @now WHERE connection = @connectionId AND execution_arn = @executionArn AND status IN ('PENDING', 'SENDING')",
        new { connectionId, executionArn, now = now.ToStore() }, t), cancellationToken);

    /// <summary>Says anew why a wait cannot be answered; does nothing where it can be by now.</summary>
    public Task<bool> ExplainAsync(string id, string reason, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
        c.Execute("UPDATE wait SET no_token = @reason WHERE id = @id AND token_key IS NULL", new { id, reason }, t) == 1, cancellationToken);

    /// <summary>The ids of an execution's open waits, by the history event that scheduled the task.</summary>
    public Task<Dictionary<long, string>> OpenByScheduledAsync(string connectionId, string executionArn, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<(long Scheduled, string Id)>("SELECT scheduled_id, id FROM wait WHERE connection = @connectionId AND execution_arn = @executionArn AND status = 'PENDING' AND scheduled_id IS NOT NULL",
            new { connectionId, executionArn }).ToDictionary(r => r.Scheduled, r => r.Id), cancellationToken);

    public TaskToken? TokenOf(WaitRow row) => row.Token is null ? null : vault.Open(row.Token, row.Id);

    /// <summary>True where the token is the row's.</summary>
    public bool IsTokenOf(WaitRow row, TaskToken token) => row.Token_Key == vault.Index(token);

    /// <summary>Random: it stands in URLs and must not be guessable.</summary>
    private static string NewId() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
}
