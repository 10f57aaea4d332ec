using Dapper;
using Portal.Services.Access;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Store;

/// <summary>
/// Tasks that this portal took from activities. AWS hands out a task with its token and input, but does not say of which
/// execution it is: the worker's name, used once, is found again in that execution's history.
/// </summary>
internal sealed class TakenTasks(IPortalDatabase database, TokenVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>What the names of our workers begin with.</summary>
    public const string WorkerPrefix = "event-observatory-";

    public static string NewWorker() => WorkerPrefix + Guid.NewGuid().ToString("N");

    /// <summary>Makes the token durable, before anything else is done with it: AWS gives it out once.</summary>
    public Task<bool> KeepAsync(WaitRow wait, string worker, TaskToken token, string input, PortalUser user) => database.WriteAsync((c, t) =>
    {
        c.Execute("""
            INSERT INTO taken_task(worker, connection, activity_arn, wait_id, token, token_key, input, taken_by_id, taken_by, taken_us)
            VALUES (@worker, @Connection, @Resource, @Id, @token, @key, @input, @userId, @userName, @now)
            """,
            new
            {
                worker,
                wait.Connection,
                wait.Resource,
                wait.Id,
                token = vault.Seal(token, worker),
                key = vault.Index(token),
                input = TokenMask.Text(input, [token]),
                userId = user.Id,
                userName = user.Name,
                now = time.GetUtcNow().ToStore(),
            }, t);
        audit.Append(c, t, new(user, "approval.take", wait.Connection, wait.Resource, "ok", null, WaitDecisions.Details(wait, null)));
        return true;
    }, CancellationToken.None);

    /// <summary>What the token that a worker got is found by; null where it got none.</summary>
    public Task<string?> KeyAsync(string worker, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.QuerySingleOrDefault<string?>("SELECT token_key FROM taken_task WHERE worker = @worker", new { worker }), cancellationToken);

    /// <summary>Gives a wait the token that one of our workers holds for it.</summary>
    /// <returns>True where the wait can be answered now and could not before.</returns>
    public async Task<bool> PlaceAsync(string connection, string executionArn, long scheduledId, string worker, CancellationToken cancellationToken)
    {
        if (!worker.StartsWith(WorkerPrefix, StringComparison.Ordinal)) return false;
        return await database.WriteAsync((c, t) =>
        {
            var held = c.QuerySingleOrDefault<(byte[]? Token, string? Key)>("SELECT token, token_key FROM taken_task WHERE worker = @worker AND connection = @connection AND placed = 0", new { worker, connection }, t);
            var id = c.QuerySingleOrDefault<string>("SELECT id FROM wait WHERE connection = @connection AND execution_arn = @executionArn AND scheduled_id = @scheduledId AND token_key IS NULL",
                new { connection, executionArn, scheduledId }, t);
            if (held.Token is null || id is null || vault.Open(held.Token, worker) is not { } token) return false;
            c.Execute("UPDATE wait SET token = @token, token_key = @Key, no_token = NULL WHERE id = @id", new { id, token = vault.Seal(token, id), held.Key }, t);
            c.Execute("UPDATE taken_task SET placed = 1 WHERE worker = @worker", new { worker }, t);
            return true;
        }, cancellationToken);
    }
}
