using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Executions.Keys;

/// <summary>Paths and keys, durable. An execution without a key has an empty one, so that it is not read again.</summary>
internal sealed class BusinessKeyStore(IPortalDatabase database)
{
    private const int AtOnce = 500;

    public Task<string?> PathAsync(string connection, string stateMachineArn, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.QuerySingleOrDefault<string?>("SELECT path FROM business_key_path WHERE connection = @connection AND state_machine_arn = @stateMachineArn", new { connection, stateMachineArn }), cancellationToken);

    public Task<List<(string StateMachineArn, string Path)>> PathsAsync(string connection, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<(string, string)>("SELECT state_machine_arn, path FROM business_key_path WHERE connection = @connection", new { connection }).AsList(), cancellationToken);

    /// <summary>Forgets the keys that another path gave.</summary>
    public Task<int> SetPathAsync(string connection, string stateMachineArn, string? path, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
    {
        c.Execute("DELETE FROM business_key WHERE connection = @connection AND state_machine_arn = @stateMachineArn", new { connection, stateMachineArn }, t);
        c.Execute("DELETE FROM business_key_path WHERE connection = @connection AND state_machine_arn = @stateMachineArn", new { connection, stateMachineArn }, t);
        return path is null ? 0 : c.Execute("INSERT INTO business_key_path(connection, state_machine_arn, path) VALUES (@connection, @stateMachineArn, @path)", new { connection, stateMachineArn, path }, t);
    }, cancellationToken);

    /// <summary>Keys by execution; those without one are empty.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string connection, IReadOnlyCollection<string> executionArns, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var arns in executionArns.Chunk(AtOnce))
        {
            var (list, values) = SqlList.Of(arns, new { connection });
            var rows = await database.ReadAsync(c => c.Query<(string Arn, string Value)>(
                $"SELECT execution_arn, value FROM business_key WHERE connection = @connection AND execution_arn IN {list}", values).AsList(), cancellationToken);
            foreach (var (arn, value) in rows) found[arn] = value;
        }

        return found;
    }

    public Task<List<string>> FindAsync(string connection, string text, int limit, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.Query<string>("SELECT execution_arn FROM business_key WHERE connection = @connection AND lower(value) LIKE @like ESCAPE '!' ORDER BY started_us DESC LIMIT @limit",
            new { connection, like = SqlLike.Contains(text), limit }).AsList(), cancellationToken);

    public Task<int> AddAsync(string connection, IReadOnlyList<BusinessKeyRow> rows, CancellationToken cancellationToken) => database.WriteAsync((c, t) => c.Execute("""
        INSERT INTO business_key(connection, execution_arn, state_machine_arn, started_us, value) VALUES (@connection, @ExecutionArn, @StateMachineArn, @started, @Value)
        ON CONFLICT(connection, execution_arn) DO NOTHING
        """, rows.Select(r => new { connection, r.ExecutionArn, r.StateMachineArn, started = r.StartedAt.ToStore(), r.Value }), t), cancellationToken);

    public Task<int> RemoveOlderAsync(string connection, DateTimeOffset than, CancellationToken cancellationToken) => database.WriteAsync((c, t) =>
        c.Execute("DELETE FROM business_key WHERE connection = @connection AND started_us < @us", new { connection, us = than.ToStore() }, t), cancellationToken);
}

internal sealed record BusinessKeyRow(string ExecutionArn, string StateMachineArn, DateTimeOffset StartedAt, string Value);
