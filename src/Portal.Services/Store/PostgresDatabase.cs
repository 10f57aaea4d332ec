using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Services.Store;

/// <summary>
/// A PostgreSQL database that several instances of the portal share. The schema is brought up to date on first use. A transaction
/// that lost against another instance is run again.
/// </summary>
internal sealed class PostgresDatabase : IPortalDatabase, IDisposable
{
    private const int MostTries = 4;

    /// <summary>Serialization failure, deadlock, and a row that somebody else wrote a moment before: run again, all of them are read.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/errcodes-appendix.html</remarks>
    private static readonly HashSet<string> Lost = new(StringComparer.Ordinal) { PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.UniqueViolation };

    private readonly SemaphoreSlim preparing = new(1, 1);
    private readonly DataKeys keys;
    private volatile bool ready;

    public PostgresDatabase(IOptions<PortalServicesOptions> options, DataKeys keys)
    {
        this.keys = keys;
        var connectionString = options.Value.Store.ConnectionString;
        if (string.IsNullOrWhiteSpace(connectionString)) throw new InvalidOperationException("Portal:Store:ConnectionString is missing: it is needed where Portal:Store:Provider is Postgres.");
        Source = new NpgsqlDataSourceBuilder(connectionString) { Name = "observatory" }.Build();
    }

    public ISqlDialect Dialect { get; } = new PostgresDialect();

    internal NpgsqlDataSource Source { get; }

    public async Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await Task.Run(() =>
        {
            using var connection = Source.OpenConnection();
            return read(connection);
        }, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> write, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await Task.Run(() => Write(write), CancellationToken.None);
    }

    public void Dispose()
    {
        Source.Dispose();
        preparing.Dispose();
    }

    private T Write<T>(Func<DbConnection, DbTransaction, T> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var connection = Source.OpenConnection();
                using var transaction = connection.BeginTransaction();
                var result = write(connection, transaction);
                transaction.Commit();
                return result;
            }
            catch (PostgresException e) when (attempt < MostTries && Lost.Contains(e.SqlState))
            {
                // The other one has committed by now.
            }
        }
    }

    /// <summary>Once; where it fails (the database is not up yet) the next caller tries again.</summary>
    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (ready) return;
        await preparing.WaitAsync(cancellationToken);
        try
        {
            if (!ready) await Task.Run(Prepare, CancellationToken.None);
            ready = true;
        }
        finally
        {
            preparing.Release();
        }
    }

    private void Prepare()
    {
        using var connection = Source.OpenConnection();
        Migrator.Migrate(connection, Dialect);

        // Instances with different secrets could not read each other's task tokens, and would break the chain of the audit trail.
        var mine = Convert.ToHexStringLower(keys.For("fingerprint of the store"));
        connection.Execute("INSERT INTO store_key(one, fingerprint) VALUES (1, @mine) ON CONFLICT(one) DO NOTHING", new { mine });
        if (connection.QuerySingle<string>("SELECT fingerprint FROM store_key") != mine)
        {
            throw new InvalidOperationException(
                "This instance has another secret than the store: give all instances on one PostgreSQL the same portal.key (Portal:Store:KeyFile).");
        }
    }
}
