using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Portal.Services.Store;

/// <summary>
/// One SQLite file: write-ahead log, <c>synchronous=FULL</c> (acknowledged is on disk), one writer at a time, any number of
/// readers beside it. The schema is brought up to date on first use.
/// </summary>
internal sealed class SqliteDatabase : IPortalDatabase, IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly SemaphoreSlim preparing = new(1, 1);
    private readonly string folder;
    private volatile bool ready;

    public SqliteDatabase(IOptions<PortalServicesOptions> options)
    {
        folder = options.Value.DataDirectory;
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), DefaultTimeout = 10, ForeignKeys = true }.ToString();
    }

    public ISqlDialect Dialect { get; } = new SqliteDialect();

    public async Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);

        // SQLite's calls block: they get a thread of the pool, not the circuit's.
        return await Task.Run(() =>
        {
            using var connection = Open();
            return read(connection);
        }, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> write, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await writer.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() =>
            {
                using var connection = Open();
                using var transaction = connection.BeginTransaction();
                var result = write(connection, transaction);
                transaction.Commit();
                return result;
            }, CancellationToken.None);
        }
        finally
        {
            writer.Release();
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        preparing.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
    }

    /// <summary>Once; where it fails (a full disk, a locked file) the next caller tries again.</summary>
    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (ready) return;
        await preparing.WaitAsync(cancellationToken);
        try
        {
            if (!ready) await Task.Run(Migrate, CancellationToken.None);
            ready = true;
        }
        finally
        {
            preparing.Release();
        }
    }

    private void Migrate()
    {
        Directory.CreateDirectory(folder);
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode=WAL");
        Migrator.Migrate(connection, Dialect);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;");
        return connection;
    }
}
