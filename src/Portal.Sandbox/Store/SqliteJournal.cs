using System.Collections.Concurrent;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

/// <summary>The journal on SQLite: one writer with group commit, readers beside it that never wait for the writer.</summary>
/// <remarks>
/// WAL with <c>synchronous=FULL</c>: https://www.sqlite.org/wal.html and https://www.sqlite.org/pragma.html#pragma_synchronous.
/// One table to a collection, clustered by partition and ordinal.
/// </remarks>
internal sealed class SqliteJournal : IJournal, IDisposable
{
    /// <summary>Readers that are kept open between uses.</summary>
    private const int IdleReaders = 8;

    private readonly DataFolder folder;
    private readonly string file;
    private readonly TableNames tables;
    private readonly JournalWriter writer;
    private readonly ConcurrentBag<ReadConnection> idle = [];

    public SqliteJournal(string dataDirectory)
    {
        folder = DataFolder.Open(dataDirectory);
        try
        {
            file = Path.Combine(folder.Path, "journal.db");
            using (var connection = JournalDatabase.OpenForWriting(file)) tables = new TableNames(JournalDatabase.Tables(connection));
            writer = new JournalWriter(() => new WriteConnection(file, tables, Limit));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string DataDirectory => folder.Path;

    public ValueTask CommitAsync(JournalWrites writes, CancellationToken cancellationToken = default) =>
        writes.IsEmpty ? ValueTask.CompletedTask : writer.CommitAsync(writes, cancellationToken);

    public IReadOnlyList<JournalRow> Read(Collection collection, string partition, long from = 0, int limit = int.MaxValue, bool descending = false)
    {
        if (!tables.Has(collection)) return [];
        var reader = Rent();
        var rows = reader.Read(collection, partition, from, limit, descending);
        Return(reader);
        return rows;
    }

    public IEnumerable<JournalRow> ReadAll(Collection collection)
    {
        if (!tables.Has(collection)) yield break;
        using var reader = new ReadConnection(file);
        foreach (var row in reader.ReadAll(collection)) yield return row;
    }

    /// <summary>Transactions since the start: fewer than callers, when these come together.</summary>
    public int CommitsMade => writer.CommitsMade;

    /// <summary>How large the file may become.</summary>
    public JournalLimit Limit { get; } = new();

    /// <summary><c>ok</c>, or what is wrong with the file. Reads all of it.</summary>
    public string CheckIntegrity()
    {
        using var reader = new ReadConnection(file);
        return reader.CheckIntegrity();
    }

    public void Dispose()
    {
        writer.Dispose();
        while (idle.TryTake(out var reader)) reader.Dispose();
        folder.Dispose();
    }

    private ReadConnection Rent() => idle.TryTake(out var reader) ? reader : new ReadConnection(file);

    /// <summary>Only after a read that went well: one that threw is left to the garbage collector with its connection.</summary>
    private void Return(ReadConnection reader)
    {
        if (idle.Count < IdleReaders) idle.Add(reader);
        else reader.Dispose();
    }
}
