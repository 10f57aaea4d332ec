using Microsoft.Data.Sqlite;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>The one connection that writes, with its prepared statements. Used by the writer thread only.</summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly TableNames tables;
    private readonly JournalLimit limit;
    private readonly Dictionary<(JournalWriteKind Kind, Collection Collection), Statement> statements = [];
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;

    private int appliedLimit;

    public WriteConnection(string file, TableNames tables, JournalLimit limit)
    {
        this.tables = tables;
        this.limit = limit;
        connection = JournalDatabase.OpenForWriting(file);
        begin = new Statement(connection, "BEGIN IMMEDIATE");
        commit = new Statement(connection, "COMMIT");
        rollback = new Statement(connection, "ROLLBACK");
        ApplyLimit();
    }

    /// <summary>Commits the writes as one transaction, or none of them.</summary>
    /// <exception cref="IOException">Nothing was committed.</exception>
    public void Commit(IReadOnlyList<PendingCommit> batch)
    {
        if (limit.Pages != appliedLimit) ApplyLimit();

        // Tables are made outside the transaction: a rollback must not take them away under the prepared statements.
        for (var i = 0; i < batch.Count; i++)
        {
            var writes = batch[i].Writes.All;
            for (var w = 0; w < writes.Count; w++) EnsureTable(writes[w].Collection);
        }

        begin.Run();
        try
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var writes = batch[i].Writes.All;
                for (var w = 0; w < writes.Count; w++) Apply(writes[w]);
            }

            commit.Run();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    private void EnsureTable(Collection collection)
    {
        if (statements.ContainsKey((JournalWriteKind.Put, collection))) return;
        var table = TableNames.Of(collection);
        try
        {
            JournalDatabase.CreateTable(connection, table);
        }
        catch (SqliteException e)
        {
            throw new IOException($"The journal failed: {e.Message}", e);
        }

        tables.Add(table);
        statements[(JournalWriteKind.Put, collection)] = new(connection, $"INSERT INTO {table}(partition, ordinal, value) VALUES(?1, ?2, ?3) ON CONFLICT(partition, ordinal) DO UPDATE SET value=excluded.value");
        statements[(JournalWriteKind.Delete, collection)] = new(connection, $"DELETE FROM {table} WHERE partition=?1 AND ordinal=?2");
        statements[(JournalWriteKind.DeletePartition, collection)] = new(connection, $"DELETE FROM {table} WHERE partition=?1");
    }

    private void Apply(in JournalWrite write)
    {
        var statement = statements[(write.Kind, write.Collection)].Bind(1, write.Partition);
        if (write.Kind != JournalWriteKind.DeletePartition) statement.Bind(2, write.Ordinal);
        if (write.Kind == JournalWriteKind.Put) statement.Bind(3, write.Value);
        statement.Run();
    }

    private void ApplyLimit()
    {
        appliedLimit = limit.Pages;
        JournalDatabase.Execute(connection, $"PRAGMA max_page_count={appliedLimit}");
    }

    private void Rollback()
    {
        try
        {
            rollback.Run();
        }
        catch (IOException)
        {
            // SQLite has rolled back by itself, as it does after a full disk.
        }
    }
}
